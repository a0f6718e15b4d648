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

    public static RecurrenceSeries Read(string name, bool dated)
    {
        using var reader = new StreamReader(typeof(RecurrenceSeries).Assembly.GetManifestResourceStream(name)!);
        var series = new RecurrenceSeries();
        var (language, number, time) = ("", 0, default(DateTimeOffset));
        while (reader.ReadLine() is { } line)
        {
            switch (line[0])
            {
                case '@':
                    language = line[^2..];
                    break;
                case '*':
                    number++;
                    time = DateTimeOffset.Parse(line[2..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                    break;
                default:
                    series.Add(line, language, number, dated ? time : null);
                    break;
            }
        }

        return series;
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

    private void Add(string line, string language, int number, DateTimeOffset? time)
    {
        var (hours, title, text) = (line.IndexOf(' ', StringComparison.Ordinal), line.IndexOf(" | ", StringComparison.Ordinal), line.IndexOf(" | ", StringComparison.Ordinal) + 3);
        var article = new Article
        {
            Id = new ArticleId(articles.Count + 1),
            Key = $"{number}",
            Title = line[(hours + 1)..title],
            Text = line[text..],
            Source = "outlet",
            Published = time?.AddHours(int.Parse(line[..hours], CultureInfo.InvariantCulture)),
            Language = language,
        };
        articles.Add((article, article.Key));
    }
}
