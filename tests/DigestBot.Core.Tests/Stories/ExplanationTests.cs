using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Stories;

public sealed class ExplanationTests
{
    private const string Lede = "The ferry Halcyon ran aground off Brennick on Thursday with 214 people aboard, and all of them were taken off by lifeboat within three hours, the coast guard said.";

    [Fact]
    public void A_report_names_what_it_shares_as_it_spells_it()
    {
        var why = Explain(Ferries())["rewrite"];

        Assert.Equal(StoryEntry.Joined, why.Entry);
        Assert.Equal(1, why.Others);
        Assert.Contains("Halcyon", why.Names);
        Assert.Contains("214", why.Names);
        Assert.Contains("guard", why.Words);
        Assert.DoesNotContain("the", why.Words);
        Assert.Equal([new StoryFact(FactKind.Weekday, 4)], why.Facts);
        Assert.InRange(why.Strength, 0.1, 1);
        Assert.StartsWith("Shares the names and figures ", ExplanationText.Why(why, id => $"{id.Value}"), StringComparison.Ordinal);
        Assert.EndsWith("Like others it says Thursday.", ExplanationText.Why(why, id => $"{id.Value}"), StringComparison.Ordinal);
        Assert.Empty(ExplanationText.Against(why));
    }

    [Fact]
    public void A_copy_names_its_original_and_a_lone_report_says_that_it_is_alone()
    {
        var explained = Explain(Ferries());

        Assert.Equal(StoryEntry.First, explained["wire"].Entry);
        Assert.Equal("A copy of 1: 100 % of the shorter text is the same.", ExplanationText.Why(explained["copy"], id => $"{id.Value}"));
        Assert.Equal("The only report of its event so far.", ExplanationText.Why(explained["orchestra"], id => $"{id.Value}"));
    }

    [Theory]
    [InlineData("2031-03-04", "2031-04-02")]
    [InlineData(null, null)]
    public void The_next_event_of_a_kind_is_the_runner_up_and_told_as_such(string? first, string? next)
    {
        var news = new News()
            .Add("march", "Kestrel carries 22 satellites up", Launch("Tuesday", "22", "sixth", "Patient Heron"), first)
            .Add("april", "Kestrel carries 24 satellites up", Launch("Wednesday", "24", "eighth", "Quiet Gannet"), next);

        var why = Explain(news)["april"];

        Assert.Equal(StoryEntry.Alone, why.Entry);
        Assert.Equal((new ArticleId(1), StoryObjection.FilledAnew), (why.RunnerUp!.Example, why.RunnerUp.Objection));
        Assert.Contains("Next best was “Kestrel carries 22”", ExplanationText.NotIn(why, "Kestrel carries 22"), StringComparison.Ordinal);
        Assert.Contains("another event of its kind", ExplanationText.NotIn(why, "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_speaks_against_a_member_is_told()
    {
        var why = Explain(Ferries().Add("odd", "Halcyon ferry off the rocks", "On Monday lifeboats and tugs freed the ferry Halcyon, which had stranded off Brennick with 214 people, the coast guard said. The steering had failed."))["odd"];

        Assert.Equal(StoryEntry.Joined, why.Entry);
        Assert.Equal([new FactConflict(new StoryFact(FactKind.Weekday, 1), new StoryFact(FactKind.Weekday, 4))], why.Conflicts);
        Assert.Contains("It says Monday where others say Thursday.", ExplanationText.Against(why));
    }

    [Fact]
    public void Explaining_changes_no_later_decision()
    {
        var articles = RecurrenceSeries.Read("first-half", dated: true).Articles;
        StoryClusterer silent = new(StoryOptions.ForFiles), explaining = new(StoryOptions.ForFiles);
        for (var i = 0; i < articles.Count; i++)
        {
            var expected = silent.Add(articles[i]);
            Assert.Equal(i + 1, explaining.Explain([.. articles.Take(i + 1)]).Count(why => why.Entry != StoryEntry.OutOfView) + 1);
            Assert.Equal(expected, explaining.Add(articles[i]));
        }
    }

    [Fact]
    public void After_a_restart_the_reasons_are_the_same_and_what_left_the_memory_says_so()
    {
        var articles = Ferries().Articles;
        var before = new StoryClusterer(StoryOptions.ForFiles);
        var assigned = articles.SelectMany(before.Add).ToDictionary(assignment => assignment.Article);
        var after = new StoryClusterer(StoryOptions.ForFiles);
        foreach (var article in articles.Skip(1))
        {
            after.Restore(article, assigned[article.Id]);
        }

        after.EndRestoring(new StoryCheckpoint(articles[^1].Id, default, new StoryId(9), 0));

        var reasons = after.Explain(articles).ToList();
        Assert.Equal(StoryEntry.OutOfView, reasons[0].Entry);
        Assert.Equal(StoryEntry.Alone, reasons[^1].Entry);
        Assert.Contains("Halcyon", reasons[2].Names);
        Assert.Equal("Seen too long ago: what decided is not kept.", ExplanationText.Why(reasons[0], id => ""));
    }

    private static Dictionary<string, StoryExplanation> Explain(News news)
    {
        var clusterer = new StoryClusterer(StoryOptions.ForFiles);
        foreach (var article in news.Articles)
        {
            clusterer.Add(article);
        }

        clusterer.Mend();
        return clusterer.Explain(news.Articles).Zip(news.Articles).ToDictionary(pair => pair.Second.Key, pair => pair.First);
    }

    private static News Ferries() => new News()
        .Add("wire", "Ferry Halcyon runs aground off Brennick", Lede + " Captain Orla Venn blamed the steering.")
        .Add("copy", "Skerra ferry on the rocks", Lede + " Captain Orla Venn blamed the steering.")
        .Add("rewrite", "Lifeboats rescue 214 from stranded Halcyon", "Lifeboats rescued 214 people from the stranded ferry Halcyon near Brennick on Thursday. Captain Orla Venn told the coast guard that the steering had failed.")
        .Add("orchestra", "Ansel Philharmonic names its first woman conductor", "The Ansel Philharmonic chose Mirela Costan as chief conductor from next season. She studied the viola before she turned to conducting.");

    private static string Launch(string day, string satellites, string number, string barge) =>
        $"Orbital Works launched a Kestrel rocket from Cape Morn on {day} with {satellites} relay satellites on board, the company's {number} launch this year. " +
        $"The booster landed on the barge {barge} nine minutes later. The satellites belong to the Halo network, which is to bring internet to ships and remote villages.";
}
