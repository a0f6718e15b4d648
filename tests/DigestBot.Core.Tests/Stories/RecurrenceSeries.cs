using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Stories;

/// <summary>Series of events that come again, each told by a few outlets, and how well grouping keeps event from event.</summary>
/// <remarks>
/// The files: <c>@</c> opens a series and names its language, <c>*</c> an event and its time; every other line is an article: the hours after
/// the event, title, bar, text. All of it is fictional.
/// </remarks>
internal sealed class RecurrenceSeries
{
    private readonly List<(Article Article, string Event)> articles = [];

    // By event: its series.
    private readonly Dictionary<string, int> series = [];

    /// <summary>The articles with the names of their events.</summary>
    public IReadOnlyList<(Article Article, string Event)> Labelled => articles;

    public IReadOnlyList<Article> Articles => [.. articles.Select(pair => pair.Article)];

    public static RecurrenceSeries Read(string name, bool dated)
    {
        using var reader = new StreamReader(typeof(RecurrenceSeries).Assembly.GetManifestResourceStream(name)!);
        var read = new RecurrenceSeries();
        var (language, number, time, series) = ("", 0, default(DateTimeOffset), 0);
        while (reader.ReadLine() is { } line)
        {
            switch (line[0])
            {
                case '@':
                    (language, series) = (line[^2..], series + 1);
                    break;
                case '*':
                    read.series.Add($"{++number}", series);
                    time = DateTimeOffset.Parse(line[2..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                    break;
                default:
                    read.Add(line, language, number, dated ? time : null);
                    break;
            }
        }

        return read;
    }

    /// <summary>B-cubed F1: how pure each article's story is, and how much of its event is in it. In an order that the seed shuffles.</summary>
    public double Quality(int seed)
    {
        var arriving = articles.ToArray();
        new Random(seed).Shuffle(arriving);
        var events = articles.ToDictionary(pair => pair.Article.Id, pair => pair.Event);
        var sizes = articles.CountBy(pair => pair.Event).ToDictionary();
        double precision = 0, recall = 0;
        foreach (var story in StoryGrouping.Group([.. arriving.Select(pair => pair.Article)]))
        {
            foreach (var (name, together) in story.Articles.CountBy(member => events[member.Article.Id]))
            {
                precision += together * together / (double)story.Articles.Count / articles.Count;
                recall += together * together / (double)sizes[name] / articles.Count;
            }
        }

        return 2 * precision * recall / (precision + recall);
    }

    /// <summary>
    /// Of the events that have one before them in their series, how many are told to follow it, an earlier one of the series, something else, or
    /// nothing. An event is in the story that has most of its articles.
    /// </summary>
    public (int Right, int Skipping, int Wrong, int Missing) Storylines(int seed)
    {
        var arriving = articles.ToArray();
        new Random(seed).Shuffle(arriving);
        var clusterer = new StoryClusterer(StoryOptions.ForFiles);
        var stories = new Dictionary<ArticleId, StoryId>();
        foreach (var assignment in arriving.SelectMany(pair => clusterer.Add(pair.Article)).Concat(clusterer.Mend()))
        {
            stories[assignment.Article] = assignment.Story;
        }

        var events = articles.GroupBy(pair => stories[pair.Article.Id]).ToDictionary(story => story.Key, story => story.CountBy(pair => pair.Event).MaxBy(pair => pair.Value).Key);
        var follows = clusterer.FindStorylines().Where(finding => finding.Step is not null).ToDictionary(finding => finding.Story, finding => events[stories[finding.Step!.Earlier]]);
        var (right, skipping, wrong, missing) = (0, 0, 0, 0);
        foreach (var (name, own) in series)
        {
            var story = articles.Where(pair => pair.Event == name).CountBy(pair => stories[pair.Article.Id]).MaxBy(pair => pair.Value).Key;
            var earlier = follows.GetValueOrDefault(story);
            var before = series.Where(pair => pair.Value == own && int.Parse(pair.Key, CultureInfo.InvariantCulture) < int.Parse(name, CultureInfo.InvariantCulture)).Select(pair => pair.Key).ToList();
            right += earlier is not null && earlier == before.LastOrDefault() ? 1 : 0;
            skipping += earlier is not null && before.SkipLast(1).Contains(earlier) ? 1 : 0;
            wrong += earlier is not null && !before.Contains(earlier) ? 1 : 0;
            missing += earlier is null && before.Count > 0 ? 1 : 0;
        }

        return (right, skipping, wrong, missing);
    }

    private void Add(string line, string language, int number, DateTimeOffset? time)
    {
        var (hours, title, text) = (line.IndexOf(' ', StringComparison.Ordinal), line.IndexOf(" | ", StringComparison.Ordinal), line.IndexOf(" | ", StringComparison.Ordinal) + 3);
        var article = new Article
        {
            Id = new ArticleId(articles.Count + 1),
            Key = $"{number}",
            Title = line[(hours + 1)..title],
            Text = line[text..],
            Source = "",
            Published = time?.AddHours(int.Parse(line[..hours], CultureInfo.InvariantCulture)),
            Language = language,
        };
        articles.Add((article, article.Key));
    }
}
