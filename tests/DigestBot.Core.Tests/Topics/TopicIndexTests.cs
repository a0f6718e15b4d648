using DigestBot.Core.Articles;
using DigestBot.Core.Topics;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Topics;

public sealed class TopicIndexTests
{
    private static readonly string[] Parts =
    [
        "ferry", "ferries", "\"Ferry strike\"", "fer*", "\"safety rep\"", "title:strike", "source:isle", "category:politics", "lang:en", "lang:de", "site:isle.example", "site:example",
        "origin:ap", "min-outlets:2", "the", "Fähre", "fahren", "\"Fähre\"", "grève", "日本", "-football", "27", "st*", "whale",
    ];

    private static readonly Article[] Articles =
    [
        SampleArticles.Article(1, "Ferry strike ends", "The crews of all ferries return on Monday. A safety report follows.", "Isle Times") with { Url = "https://www.isle.example/1", Categories = ["Politics"] },
        SampleArticles.Article(2, "Fähren fahren wieder", "Die Fähre nach Lindholm legt am Montag ab.", "Inselbote", "de"),
        SampleArticles.Article(3, "La grève des traversiers est finie", "Les équipages reprennent lundi.", "Journal des îles", "fr") with { Origin = new WireOrigin("ap", "AP") },
        SampleArticles.Article(4, "日本 の フェリー", "27 crew members and a football team", "Harbour Post", "ja"),
        SampleArticles.Article(5, "", "", "Empty Post"),
    ];

    [Fact]
    public void Of_many_topics_it_finds_those_and_only_those_that_match_one_by_one()
    {
        var topics = Queries().Select(TopicQuery.Parse).ToList();
        var index = new TopicIndex(topics);

        foreach (var article in Articles)
        {
            var expected = topics.Where(topic => TopicMatcher.Explain(topic, article).Matched).Select(topic => topic.Text);
            Assert.Equal(expected.Order(StringComparer.Ordinal), index.Match(article).Select(found => found.Topic.Text).Order(StringComparer.Ordinal));
        }

        var story = SampleArticles.Story(1, Articles);
        Assert.Equal(
            topics.Where(topic => TopicMatcher.Explain(topic, story).Matched).Select(topic => topic.Text).Order(StringComparer.Ordinal),
            index.Match(new SearchableStory(story)).Select(found => topics[found.Topic].Text).Order(StringComparer.Ordinal));
    }

    // Each part alone, and two thousand that are put together of three.
    private static IEnumerable<string> Queries()
    {
        var chance = new Random(8);
        string Part() => Parts[chance.Next(Parts.Length)];
        string Term() => chance.Next(4) == 0 && Part() is var part && !part.StartsWith('-') ? $"-{part}" : Part();
        return Parts.Concat(Enumerable.Range(0, 2_000).Select(_ => chance.Next(3) switch
        {
            0 => $"{Term()} {Term()} {Part()}",
            1 => $"{Part()} OR {Term()} {Part()}",
            _ => $"({Part()} OR {Part()}) {Term()}",
        })).Distinct();
    }
}
