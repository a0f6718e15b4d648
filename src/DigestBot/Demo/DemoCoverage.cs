using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace DigestBot.Demo;

/// <summary>The fictional coverage that ships with the program: three days of it, ending at the instant it is asked for.</summary>
internal sealed class DemoCoverage
{
    private const string ResourcePrefix = "DigestBot.Demo.Coverage.";

    private DemoCoverage(IReadOnlyList<DemoOutlet> outlets, IReadOnlyList<DemoArticle> articles)
    {
        Outlets = outlets;
        Articles = articles;
    }

    public IReadOnlyList<DemoOutlet> Outlets { get; }

    /// <summary>Newest first, as feeds list them.</summary>
    public IReadOnlyList<DemoArticle> Articles { get; }

    public static DemoCoverage EndingAt(DateTimeOffset now)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var outlets = new List<DemoOutlet>();
        var events = new List<DemoEvent>();
        var assembly = typeof(DemoCoverage).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = OpenText(assembly, resource);
            if (resource.EndsWith(".outlets.yaml", StringComparison.Ordinal))
            {
                outlets = yaml.Deserialize<List<DemoOutlet>>(reader);
            }
            else
            {
                events.Add(yaml.Deserialize<DemoEvent>(reader));
            }
        }

        var outletsByKey = outlets.ToDictionary(outlet => outlet.Key);
        var articles = events
            .SelectMany(coverage => coverage.Articles.Select(entry => Write(coverage, entry, outletsByKey[entry.Outlet], now)))
            .OrderByDescending(article => article.Published)
            .ThenBy(article => article.Id, StringComparer.Ordinal)
            .ToList();
        return new DemoCoverage(outlets, articles);
    }

    private static StreamReader OpenText(Assembly assembly, string resource) => new(assembly.GetManifestResourceStream(resource)!);

    private static DemoArticle Write(DemoEvent coverage, DemoEntry entry, DemoOutlet outlet, DateTimeOffset now)
    {
        var published = PublishedAt(entry, now);
        var original = entry.CopyOf is { } id ? coverage.Articles.Single(other => other.Id == id) : entry;
        // A copy keeps the words of its original, "on Tuesday" included, though it may be printed the day after.
        var originalInstant = PublishedAt(original, now);
        var paragraphs = Paragraphs(original.Text!, entry)
            .Select(paragraph => DemoPlaceholders.Fill(paragraph, originalInstant, outlet.Language))
            .ToList();
        var title = DemoPlaceholders.Fill(entry.Title, published, outlet.Language);
        return new DemoArticle(entry.Id, coverage.Event, coverage.Topic, outlet, published, title, entry.Byline, paragraphs);
    }

    private static DateTimeOffset PublishedAt(DemoEntry entry, DateTimeOffset now) => now - TimeSpan.FromHours(entry.HoursAgo);

    private static List<string> Paragraphs(string text, DemoEntry entry)
    {
        var paragraphs = Split(text);
        if (entry.CopyOf is null)
        {
            return paragraphs;
        }

        if (entry.Dateline is { } dateline)
        {
            paragraphs[0] = dateline.TrimEnd() + " " + WithoutDateline(paragraphs[0]);
        }

        if (entry.Keep is { } keep && keep < paragraphs.Count)
        {
            paragraphs.RemoveRange(keep, paragraphs.Count - keep);
        }

        if (entry.Insert is { } insert)
        {
            paragraphs.InsertRange(Math.Min(entry.InsertAfter ?? paragraphs.Count, paragraphs.Count), Split(insert));
        }

        if (entry.Ending is { } ending)
        {
            paragraphs.AddRange(Split(ending));
        }

        return paragraphs;
    }

    private static List<string> Split(string text) =>
        [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph => paragraph.ReplaceLineEndings(" "))];

    private static string WithoutDateline(string paragraph)
    {
        var dash = paragraph.IndexOf(" — ", StringComparison.Ordinal);
        return dash < 0 ? paragraph : paragraph[(dash + 3)..];
    }
}
