using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class StoryRankerTests
{
    [Fact]
    public void Twenty_copies_of_one_report_weigh_less_than_three_reports()
    {
        var report = Report(1, "Eel Weekly");
        var copied = SampleArticles.Story(1, report).WithCopies(report, Enumerable.Range(2, 20).Select(id => Report(id, $"Copy {id}")));
        var reported = SampleArticles.Story(2, Report(31, "Harbour Post"), Report(32, "Isle Times"), Report(33, "Coast News"));

        var ranked = Rank([copied, reported]);

        Assert.Equal([2L, 1L], ranked.Select(story => story.Story.Id.Value));
        Assert.Equal("1", Factor(ranked[1], "agreeing newsrooms").Value);
        Assert.Equal("3", Factor(ranked[0], "agreeing newsrooms").Value);
    }

    [Fact]
    public void An_agency_counts_once_however_many_outlets_rewrite_it()
    {
        var story = SampleArticles.Story(1, Report(1, "Harbour Post", SampleArticles.Agency), Report(2, "Isle Times", SampleArticles.Agency), Report(3, "Coast News"));

        Assert.Equal("2", Factor(Rank([story])[0], "agreeing newsrooms").Value);
    }

    [Fact]
    public void The_fresher_of_two_equal_stories_comes_first_and_says_how_fresh()
    {
        var old = SampleArticles.Story(1, Report(1, "Harbour Post") with { Published = SampleArticles.Morning.AddHours(-30) });
        var fresh = SampleArticles.Story(2, Report(2, "Isle Times") with { Published = SampleArticles.Morning.AddHours(-2) });

        var ranked = Rank([old, fresh]);

        Assert.Equal(2, ranked[0].Story.Id.Value);
        Assert.Equal("2 h ago", Factor(ranked[0], "last report").Value);
    }

    [Fact]
    public void A_topic_in_the_title_weighs_more_than_one_in_the_text_and_the_words_are_named()
    {
        var inText = SampleArticles.Story(1, Report(1, "Harbour Post"));
        var inTitle = SampleArticles.Story(2, Report(2, "Isle Times"));
        var matches = new Dictionary<StoryId, MatchExplanation>
        {
            [inText.Id] = new(true, ["text: ferry"]),
            [inTitle.Id] = new(true, ["title: Ferry"], InTitle: true),
        };

        var ranked = StoryRanker.Rank([inText, inTitle], SampleArticles.Morning, matches, alreadyPosted: null, feedback: []);

        Assert.Equal(2, ranked[0].Story.Id.Value);
        Assert.Equal("title: Ferry", Factor(ranked[0], "topic").Value);
    }

    [Fact]
    public void What_the_channel_has_not_had_comes_before_what_it_has()
    {
        var had = SampleArticles.Story(1, Report(1, "Harbour Post"));
        var unseen = SampleArticles.Story(2, Report(2, "Isle Times"));

        var ranked = StoryRanker.Rank([had, unseen], SampleArticles.Morning, new Dictionary<StoryId, MatchExplanation>(), new HashSet<StoryId> { had.Id }, feedback: []);

        Assert.Equal([2L, 1L], ranked.Select(story => story.Story.Id.Value));
    }

    [Fact]
    public void A_score_is_the_sum_of_what_its_factors_say() =>
        Assert.All(Rank([SampleArticles.Story(1, Report(1, "Harbour Post"))]), story => Assert.Equal(story.Factors.Sum(factor => factor.Weight), story.Score));

    private static Article Report(long id, string outlet, WireOrigin? origin = null) =>
        SampleArticles.Article(id, "Ferry runs aground", "The ferry Aurora ran aground off Lindholm.", outlet, origin: origin);

    private static IReadOnlyList<RankedStory> Rank(IReadOnlyList<Story> stories) =>
        StoryRanker.Rank(stories, SampleArticles.Morning, new Dictionary<StoryId, MatchExplanation>(), alreadyPosted: null, feedback: []);

    private static RankFactor Factor(RankedStory story, string name) => Assert.Single(story.Factors, factor => factor.Name == name);
}
