using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Topics;
using DigestBot.Testing;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class EditionBuilderTests
{
    private static readonly EditionRequest Request = new() { Title = "Today", Built = SampleArticles.Morning };

    private readonly EditionBuilder builder = new(new ExtractiveSummarizer());

    [Fact]
    public async Task Citations_point_to_the_sources_of_their_story()
    {
        var post = Report(1, "Ferry Aurora runs aground off Lindholm", "Harbour Post");
        var times = SampleArticles.Article(2, "Bridge inquiry opens after ferry accident", "The harbour master Jonas Pell opened an inquiry into the ferry Aurora on Tuesday morning.", "Isle Times");

        var edition = await BuildAsync(Request, SampleArticles.Story(7, post, times));

        var story = Assert.Single(edition.Stories);
        Assert.Equal(2, story.Summary.Count);
        Assert.All(story.Summary, sentence => Assert.NotEmpty(EditionWords.Cited(story, sentence)));
        Assert.Equal([1, 2], story.Sources.Select(source => source.Number));
        Assert.Equal(story.Sources[0].Article, story.Summary[0].Citations[0]);
    }

    [Fact]
    public async Task What_reports_contradict_is_told_behind_its_sentence_with_the_numbers_of_all_of_them()
    {
        var post = SampleArticles.Article(1, "Ferry Aurora runs aground off Lindholm", "The ferry Aurora ran aground off Lindholm on Monday in thick fog with 212 passengers aboard.", "Harbour Post", hoursAgo: 3);
        var times = SampleArticles.Article(2, "Ferry Aurora aground", "In thick fog the ferry Aurora ran aground off Lindholm on Monday with 180 passengers aboard.", "Isle Times", hoursAgo: 2);

        var edition = await BuildAsync(Request, SampleArticles.Story(7, post, times));

        var told = EditionWords.Told(edition.Stories[0]).ToList();
        Assert.Equal("Reports differ: 180 passengers aboard (Isle Times, the latest), 212 passengers aboard (Harbour Post).", told[1].Text);
        Assert.Equal(["Harbour Post", "Isle Times"], EditionWords.Cited(edition.Stories[0], told[1]).Select(source => source.Outlet).Order());
        Assert.Contains("Reports differ", EditionText.Write(edition, width: 400), StringComparison.Ordinal);
        Assert.Contains("Reports differ", EditionMarkdown.Write(edition), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_sections_stories_stand_under_the_first_of_their_topics_in_the_topics_order()
    {
        Story[] stories = [Alone(1, "Bakers strike"), Alone(2, "Ferry strike ends"), Alone(3, "Bakers win the cup"), Alone(4, "Ferry aground")];
        var request = Request with { Topics = ["ferry", "bakers", "strike"], Mix = new MixWishes { Sections = true } };

        var edition = await BuildAsync(request, stories);

        Assert.Equal(["ferry", "ferry", "bakers", "bakers"], edition.Stories.Select(story => story.Section));
        Assert.Equal([1, 2, 3, 4], edition.Stories.Select(story => story.Number));
        Assert.Equal(["Today · ferry, bakers, strike", "ferry", "bakers"], EditionMessage.Of(edition).Blocks.OfType<MessageBlock.Heading>().Select(heading => heading.Text));
        Assert.Contains("\n## ferry\n\n### 1. ", EditionMarkdown.Write(edition), StringComparison.Ordinal);
        Assert.Contains("\nbakers\n\n 3  ", EditionText.Write(edition), StringComparison.Ordinal);
        Assert.All((await BuildAsync(request with { Mix = MixWishes.Default }, stories)).Stories, story => Assert.Null(story.Section));
    }

    [Fact]
    public async Task Of_one_topic_no_more_stories_are_taken_than_the_channel_wants_and_one_on_two_stands_where_there_is_room()
    {
        Story[] stories = [Alone(1, "Ferry strike"), Alone(2, "Ferry strike goes on"), Alone(3, "Ferry aground"), Alone(4, "Bakers strike")];

        var edition = await BuildAsync(Request with { Topics = ["ferry", "strike"], Mix = new MixWishes { Sections = true, MostOfTopic = 1 } }, stories);

        Assert.Equal(["ferry", "strike"], edition.Stories.Select(story => story.Section));
        Assert.Equal("+ 2 more stories", EditionWords.More(edition));
    }

    [Fact]
    public async Task Of_what_one_source_alone_reports_no_more_is_taken_than_the_channel_wants_whatever_several_report()
    {
        var shared = SampleArticles.Story(9, Report(8, "Ferry Aurora runs aground off Lindholm", "Harbour Post"), Report(9, "Aurora aground off Lindholm", "Isle Times"));
        Story[] stories = [Alone(1, "Bakers strike"), Alone(2, "Mill burns"), Alone(3, "Cup is won", "Isle Times"), shared];

        var edition = await BuildAsync(Request with { Mix = new MixWishes { MostOfSource = 1 } }, stories);

        Assert.Equal(3, edition.Stories.Count);
        Assert.Contains(edition.Stories, story => story.Story == shared.Id);
        Assert.Single(edition.Stories, story => story.Sources is [{ Outlet: "Harbour Post" }]);
    }

    [Fact]
    public async Task A_story_is_summarised_once_for_all_editions_that_show_it_and_again_when_it_changed()
    {
        var summarizer = new CountingSummarizer();
        var shared = new EditionBuilder(summarizer);
        var story = SampleArticles.Story(7, Report(1, "Ferry Aurora runs aground off Lindholm", "Harbour Post"));

        var editions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => shared.BuildAsync(Request, [story], CancellationToken.None))));
        Assert.Equal(1, summarizer.Asked);
        Assert.All(editions, edition => Assert.Equal(editions[0].Stories[0].Summary, edition.Stories[0].Summary));

        await shared.BuildAsync(Request with { Sentences = 1 }, [story], CancellationToken.None);
        await shared.BuildAsync(Request, [story with { Articles = [.. story.Articles] }], CancellationToken.None);
        Assert.Equal(3, summarizer.Asked);
    }

    [Fact]
    public async Task An_outlet_stands_once_and_copies_last()
    {
        var agencyText = Report(1, "Ferry Aurora runs aground off Lindholm", "Harbour Post") with { Origin = SampleArticles.Agency };
        var again = Report(2, "Ferry Aurora still aground", "Harbour Post", text: "");
        var own = SampleArticles.Article(3, "Ferry inquiry opens", "", "Isle Times");
        var story = SampleArticles.Story(1, agencyText, again, own).WithCopies(agencyText, agencyText with { Id = new ArticleId(4), Source = "Copy Daily", Origin = null });

        var shown = Assert.Single((await BuildAsync(Request, story)).Stories);

        Assert.Equal(["Harbour Post", "Isle Times", "Copy Daily"], shown.Sources.Select(source => source.Outlet));
        Assert.Equal([false, false, true], shown.Sources.Select(source => source.IsCopy));
        Assert.Equal((SampleArticles.Agency, 2, 1), (shown.Origin, shown.OriginOutlets, shown.Copies));
    }

    [Fact]
    public async Task Links_are_free_of_tracking()
    {
        var report = Report(1, "Ferry Aurora runs aground off Lindholm", "Harbour Post") with { Url = "https://harbour.example/ferry?utm_source=feed&id=3" };

        var shown = Assert.Single((await BuildAsync(Request, SampleArticles.Story(1, report))).Stories);

        Assert.Equal("https://harbour.example/ferry?id=3", shown.Url);
        Assert.Equal("https://harbour.example/ferry?id=3", shown.Sources[0].Url);
    }

    [Fact]
    public async Task Only_what_matches_one_of_the_topics_is_in_and_counted()
    {
        var ferry = SampleArticles.Story(1, Report(1, "Ferry Aurora runs aground off Lindholm", "Harbour Post"));
        var bridge = SampleArticles.Story(2, SampleArticles.Article(2, "Bridge closes for a year"));
        var eel = SampleArticles.Story(3, SampleArticles.Article(3, "Eel wins the golden fork"));

        var edition = await BuildAsync(Request with { Topics = ["ferry", "bridge"] }, ferry, bridge, eel);

        Assert.Equal([1L, 2L], edition.Stories.Select(story => story.Story.Value).Order());
        Assert.Equal(new EditionCounts(2, 2, 0), edition.Counts);
    }

    [Fact]
    public async Task A_topic_that_cannot_be_read_is_refused() =>
        await Assert.ThrowsAsync<TopicQueryException>(() => BuildAsync(Request with { Topics = ["\"ferry"] }));

    [Fact]
    public async Task Beyond_the_limit_stories_are_counted_but_not_shown()
    {
        var stories = Enumerable.Range(1, 5).Select(id => SampleArticles.Story(id, SampleArticles.Article(id, $"Ferry {id} runs aground"))).ToArray();

        var edition = await BuildAsync(Request with { StoryLimit = 3 }, stories);

        Assert.Equal([1, 2, 3], edition.Stories.Select(story => story.Number));
        Assert.Equal(5, edition.Counts.Stories);
        Assert.Equal("+ 2 more stories", EditionWords.More(edition));
    }

    [Fact]
    public async Task New_is_said_only_where_it_is_known()
    {
        var had = SampleArticles.Story(1, SampleArticles.Article(1, "Ferry runs aground"));
        var unseen = SampleArticles.Story(2, SampleArticles.Article(2, "Bridge closes for a year"));
        var posted = new Dictionary<StoryId, ToldStory> { [had.Id] = new(had.Id, new ArticleId(1)) };

        var unknown = await BuildAsync(Request, had, unseen);
        var known = await BuildAsync(Request with { AlreadyPosted = posted }, had, unseen);
        var omitted = await BuildAsync(Request with { AlreadyPosted = posted, OmitAlreadyPosted = true }, had, unseen);

        Assert.All(unknown.Stories, story => Assert.Null(story.Badge));
        Assert.Equal([("NEW", 2L), (null, 1L)], known.Stories.Select(story => (story.Badge, story.Story.Value)));
        Assert.Equal(2, Assert.Single(omitted.Stories).Story.Value);
    }

    [Fact]
    public async Task A_sentence_that_only_repeats_the_headline_makes_room_for_the_next()
    {
        var report = SampleArticles.Article(
            1,
            "Ferry Aurora runs aground off Lindholm on Monday",
            "The ferry Aurora runs aground off Lindholm on a Monday. Rescue boats brought all 212 passengers of the Aurora to Bad Aar before noon.");

        var shown = Assert.Single((await BuildAsync(Request with { Sentences = 1 }, SampleArticles.Story(1, report))).Stories);

        Assert.StartsWith("Rescue boats", Assert.Single(shown.Summary).Text, StringComparison.Ordinal);
    }

    private static Article Report(long id, string title, string outlet, string text = "The ferry Aurora ran aground off Lindholm on Monday with 212 people and six dogs aboard.") =>
        SampleArticles.Article(id, title, text, outlet);

    [Fact]
    public async Task What_stands_in_for_a_better_summary_is_told_for_a_minute_and_then_asked_for_again()
    {
        var (summarizer, time) = (new CountingSummarizer { IsStopgap = true }, new ManualTimeProvider(SampleArticles.Morning));
        var patient = new EditionBuilder(summarizer, time: time);
        var story = Alone(1, "Ferry aground");

        for (var i = 0; i < 3; i++)
        {
            await patient.BuildAsync(Request, [story], CancellationToken.None);
        }

        Assert.Equal(1, summarizer.Asked);
        time.Advance(TimeSpan.FromMinutes(1));
        summarizer.IsStopgap = false;
        await patient.BuildAsync(Request, [story], CancellationToken.None);
        time.Advance(TimeSpan.FromHours(1));
        await patient.BuildAsync(Request, [story], CancellationToken.None);
        Assert.Equal(2, summarizer.Asked);
    }

    [Fact]
    public async Task An_edition_s_stories_are_asked_about_at_once()
    {
        var all = new MeetingSummarizer(3);

        var edition = await new EditionBuilder(all).BuildAsync(Request, [Alone(1, "Ferry aground"), Alone(2, "Mill burns"), Alone(3, "Cup is won")], TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], edition.Stories.Select(story => story.Number));
    }

    private static Story Alone(long id, string title, string outlet = "Harbour Post") =>
        SampleArticles.Story(id, Report(id, title, outlet, "Nothing more was known on Monday morning than what the office had said."));

    private Task<Edition> BuildAsync(EditionRequest request, params Story[] stories) =>
        builder.BuildAsync(request, stories, TestContext.Current.CancellationToken);

    private sealed class CountingSummarizer : ISummarizer
    {
        private int _asked;

        public int Asked => _asked;

        public bool IsStopgap { get; set; }

        public async Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            await Task.Yield();
            return await new ExtractiveSummarizer().SummarizeAsync(story, sentences, cancellationToken) with { IsStopgap = IsStopgap };
        }
    }

    /// <summary>Answers nobody before so many have asked.</summary>
    private sealed class MeetingSummarizer(int expected) : ISummarizer
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public async Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _asked) == expected)
            {
                _all.SetResult();
            }

            await _all.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            return new StorySummary([]);
        }
    }
}
