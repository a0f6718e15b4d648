using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.CommandLine;

/// <summary><c>stories</c>: which articles of a file are about one event, and which are copies of one text.</summary>
internal static class StoriesCommand
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = ArticleInput.Description, HelpName = "PATH", Required = true };
        var output = new Option<string?>("--output") { Description = "Write to this file instead of stdout.", HelpName = "FILE" };
        var command = new Command(
            "stories",
            "Groups articles into stories: wire copies folded, rewrites of one event together, the next event of its kind apart.\n"
            + "Writes a JSON line per article, in input order, and counts on stderr.\n"
            + "Example: digestbot stories --input articles.jsonl --output stories.jsonl")
        {
            input,
            output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(input)!, parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, string? output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var grouped = await Progress.ShowAsync("Grouping articles", total: null, advance => GroupAsync(input, advance, cancellationToken));
        await using (var stream = Output.Open(output))
        {
            grouped.WriteTo(stream);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"articles={grouped.Count} stories={grouped.Stories} duplicates={grouped.Duplicates} seconds={seconds:0.00} articles_per_second={grouped.Count / seconds:0} peak_rss_mb={process.PeakWorkingSet64 / (1024 * 1024)}"));
        return ExitCode.Success;
    }

    private static async Task<GroupedArticles> GroupAsync(string input, Action advance, CancellationToken cancellationToken)
    {
        var grouped = new GroupedArticles();
        var reader = new FeatureReader();
        var articles = ReadAhead.Of(ArticleInput.Stream(input), cancellationToken);
        await foreach (var (key, article) in ReadAhead.Of(articles.Select(article => (article.Key, reader.Read(article))), cancellationToken))
        {
            grouped.Add(key, article);
            advance();
        }

        grouped.Finish();
        return grouped;
    }

    /// <summary>What is kept of the input while it streams past: keys and decisions.</summary>
    private sealed class GroupedArticles
    {
        private readonly StoryClusterer clusterer = new(StoryOptions.ForFiles);
        private readonly List<(string Key, StoryAssignment Assignment)> articles = [];
        private readonly Dictionary<ArticleId, int> places = [];

        public int Count => articles.Count;

        public int Stories => articles.DistinctBy(article => article.Assignment.Story).Count();

        public int Duplicates => articles.Count(article => article.Assignment.DuplicateOf is not null);

        public void Add(string key, ArticleFeatures article)
        {
            places.Add(article.Id, articles.Count);
            articles.Add((key, new StoryAssignment(article.Id, default, null, 0)));
            Take(clusterer.Add(article));
        }

        public void Finish() => Take(clusterer.Mend());

        public void WriteTo(Stream stream)
        {
            using var json = new Utf8JsonWriter(stream, Readable);
            foreach (var (key, assignment) in articles)
            {
                json.WriteStartObject();
                json.WriteString("id", key);
                json.WriteNumber("story", assignment.Story.Value);
                if (assignment.DuplicateOf is { } original)
                {
                    json.WriteString("duplicateOf", articles[places[original]].Key);
                }
                else
                {
                    json.WriteNull("duplicateOf");
                }

                json.WriteNumber("similarity", Math.Round(assignment.Similarity, 3));
                json.WriteEndObject();
                json.Flush();
                stream.WriteByte((byte)'\n');
                json.Reset();
            }
        }

        private void Take(IReadOnlyList<StoryAssignment> changed)
        {
            foreach (var assignment in changed)
            {
                var place = places[assignment.Article];
                articles[place] = articles[place] with { Assignment = assignment };
            }
        }
    }
}
