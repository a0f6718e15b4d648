using System.Text;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Demo;

namespace DigestBot.Tests.Demo;

/// <summary>The demo's coverage through the real pipeline: what a newcomer judges the product by.</summary>
public sealed class DemoStoriesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero);
    private static readonly DemoCoverage Coverage = DemoCoverage.EndingAt(Now);
    private static readonly Lazy<IReadOnlyDictionary<string, StoryAssignment>> Grouped = new(Group);

    public static TheoryData<string, string> Recurrences() => new()
    {
        { "roake-sixth-mission", "roake-seventh-mission" },
        { "port-ellery-ferry-grounding", "port-ellery-ferry-collision" },
        { "ketvara-earthquake", "sholmar-earthquake" },
        { "vessia-price-revision", "vessia-inflation" },
        { "vessia-inflation", "caldreth-inflation" },
        { "storm-orsel", "storm-pell" },
        { "cormorant-flight-11", "cormorant-flight-12" },
        { "albion-league-draw", "albion-cup-win" },
        { "sarnholt-dock-strike-first-day", "sarnholt-dock-strike-second-day" },
        { "tolland-verdict", "tolland-sentence" },
        { "quern-4-1", "quern-4-2" },
        { "larkspur-fine", "tern-fine" },
        { "bahnstreik-erster-tag", "bahnstreik-zweiter-tag" },
        { "metall-tarif-dritte-runde", "metall-tarif-vierte-runde" },
        { "moewenfurt-liga", "moewenfurt-pokal" },
        { "incendie-courlanges", "incendie-ombrettes" },
        { "trente-et-unieme-sommet-des-onze", "sommet-extraordinaire-energie" },
        { "robo-joyeria-almar", "robo-museo-almar" },
    };

    [Theory]
    [MemberData(nameof(Recurrences))]
    public void A_recurrence_is_another_story(string first, string second) =>
        Assert.Empty(StoriesOf(first).Intersect(StoriesOf(second)));

    [Theory]
    [InlineData("port-ellery-ferry-collision")]
    [InlineData("ketvara-earthquake")]
    [InlineData("roake-seventh-mission")]
    [InlineData("bahnstreik-zweiter-tag")]
    public void The_coverage_of_one_event_is_mostly_one_story(string name)
    {
        var stories = Coverage.Articles.Where(article => article.Event == name).GroupBy(article => Grouped.Value[article.Id].Story).ToList();

        var largest = stories.Max(story => story.Count());
        Assert.True(largest * 4 >= stories.Sum(story => story.Count()) * 3, string.Join("; ", stories.Select(story => string.Join(' ', story.Select(article => article.Id)))));
    }

    [Fact]
    public void Wire_copies_are_folded()
    {
        var copies = Coverage.Articles.Where(article => article.Event == "ketvara-earthquake").Count(article => Grouped.Value[article.Id].DuplicateOf is not null);

        Assert.Equal(5, copies);
    }

    private static HashSet<StoryId> StoriesOf(string name) =>
        [.. Coverage.Articles.Where(article => article.Event == name).Select(article => Grouped.Value[article.Id].Story)];

    /// <summary>Every outlet's feed read, as the first polls of the demo read it: outlet by outlet, not in order of time.</summary>
    private static Dictionary<string, StoryAssignment> Group()
    {
        var builder = new ArticleBuilder(new ArticleOptions());
        var clusterer = new StoryClusterer(new StoryOptions());
        var ids = new Dictionary<ArticleId, string>();
        var assignments = new Dictionary<string, StoryAssignment>();
        foreach (var outlet in Coverage.Outlets)
        {
            var published = Coverage.Articles.Where(article => article.Outlet == outlet).ToList();
            var feed = new Feed { Id = new FeedId(1), Url = outlet.Site, Title = outlet.Name, Language = outlet.Language };
            var entries = FeedParser.Parse(Encoding.UTF8.GetBytes(DemoFeedDocument.Of(outlet, published).Body)).Entries;
            foreach (var (entry, article) in entries.Zip(published))
            {
                var id = new ArticleId(ids.Count + 1);
                ids.Add(id, article.Id);
                foreach (var assignment in clusterer.Add(builder.FromEntry(feed, entry, id, Now)!))
                {
                    assignments[ids[assignment.Article]] = assignment;
                }
            }
        }

        foreach (var assignment in clusterer.Mend())
        {
            assignments[ids[assignment.Article]] = assignment;
        }

        return assignments;
    }
}
