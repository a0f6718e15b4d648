using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests.Updates;

public sealed class StoryUpdateTests
{
    private static readonly Article Told = SampleArticles.Article(
        1, "Ferry Aurora sinks off Lindholm", "The ferry Aurora sank off Lindholm on Monday, killing 21 people and injuring 40. Divers search the hull.", hoursAgo: 20);

    [Theory]
    [InlineData("Death toll of Lindholm ferry rises to 27", "en", "death toll 21 → 27")]
    [InlineData("Lindholm: Zahl der Opfer steigt, mindestens 27 Menschen getötet", "de", "death toll 21 → 27")]
    [InlineData("Naufrage de l'Aurora : au moins 27 morts à Lindholm", "fr", "death toll 21 → 27")]
    [InlineData("El naufragio del Aurora deja ya 27 muertos y 40 heridos", "es", "death toll 21 → 27")]
    [InlineData("Ferry death toll climbs from 21 to 27 as divers search the hull", "en", "death toll 21 → 27")]
    [InlineData("Death toll in Monday's sinking of the ferry Aurora off Lindholm rises to 27 as divers return", "en", "death toll 21 → 27")]
    [InlineData("Hospitals count 52 injured after the Aurora sank", "en", "injured 40 → 52")]
    [InlineData("Ferry Aurora: 27 people were killed and 52 injured, police say", "en", "death toll 21 → 27")]
    public async Task A_story_returns_with_the_toll_that_rose_and_its_source(string title, string language, string change)
    {
        var story = Assert.Single((await LaterAsync(SampleArticles.Article(2, title, "", "Isle Times", language, hoursAgo: 2))).Stories);

        Assert.Equal($"UPDATED: {change}", story.Badge);
        Assert.Equal(title, story.Summary[0].Text);
        Assert.Equal("Isle Times", Assert.Single(EditionWords.Cited(story, story.Summary[0])).Outlet);
    }

    [Theory]
    [InlineData("Search for the Aurora's crew called off", "en", "called off")]
    [InlineData("Owner of the Aurora charged over sinking", "en", "charged")]
    [InlineData("Transport minister resigns after Aurora sinking", "en", "resigned")]
    [InlineData("Reederei der Aurora lehnt Bergung ab", "de", "rejected")]
    [InlineData("Naufrage de l'Aurora : la recherche prend fin", "fr", "over")]
    [InlineData("El Parlamento aprueba una comisión sobre el Aurora", "es", "approved")]
    [InlineData("Aurora sinks: 16 missing, 1,204 evacuated from harbour", "en", "16 missing")]
    public async Task A_story_returns_with_what_has_come_about(string title, string language, string change)
    {
        var story = Assert.Single((await LaterAsync(SampleArticles.Article(2, title, "", "Isle Times", language, hoursAgo: 2))).Stories);

        Assert.Equal($"UPDATED: {change}", story.Badge);
        Assert.Equal(title, story.Summary[0].Text);
    }

    [Theory]
    [InlineData("Search for the Aurora's crew may be called off")]
    [InlineData("Was the owner of the Aurora charged?")]
    [InlineData("Minister refuses calls to step down: no one resigns over Aurora")]
    [InlineData("Reederei der Aurora lehnt nicht ab", "de")]
    [InlineData("Le ministre ne démissionne pas après le naufrage de l'Aurora", "fr")]
    public async Task What_may_come_about_or_did_not_brings_no_story_back(string title, string language = "en") =>
        Assert.Empty((await LaterAsync(SampleArticles.Article(2, title, "", "Isle Times", language, hoursAgo: 2))).Stories);

    [Fact]
    public async Task An_outcome_that_was_told_is_told_once_and_a_copys_headline_tells_none()
    {
        var told = SampleArticles.Article(1, "Ferry Aurora sinks off Lindholm", "The ferry sank on Monday. The search was called off at dusk.", hoursAgo: 20);
        var copy = SampleArticles.Article(2, "Minister resigns as ferry sinks", told.Text, "Isle Times", hoursAgo: 2);

        Assert.Empty((await BuildAsync(1, told, SampleArticles.Article(3, "Search for the Aurora called off", "", "Coast News", hoursAgo: 1))).Stories);
        Assert.Empty((await BuildAsync(1, SampleArticles.Story(7, told).WithCopies(told, copy))).Stories);
    }

    [Theory]
    [InlineData("Ferry Aurora sank off Lindholm, killing 21 people")]
    [InlineData("Divers search the Aurora for a third day")]
    [InlineData("Captain of the Aurora dies at 71")]
    [InlineData("A 34-year-old killed on the Aurora was a teacher")]
    [InlineData("Some 30 more people died on the Aurora")]
    [InlineData("Aurora recalls the Norden, whose sinking in 1994 killed 62")]
    [InlineData("Ferry Aurora carried 212 people, 21 dead")]
    [InlineData("At least 12 dead after ferry sinks, early count says")]
    [InlineData("Some 300 relatives of those on the Aurora gather, 21 killed")]
    public async Task More_coverage_alone_does_not_bring_a_story_back(string title) =>
        Assert.Empty((await LaterAsync(SampleArticles.Article(2, title, "", "Isle Times", hoursAgo: 2))).Stories);

    [Fact]
    public async Task A_first_toll_is_an_update_where_nobody_was_said_to_be_dead()
    {
        var quiet = SampleArticles.Article(1, "Ferry Aurora runs aground", "The ferry Aurora ran aground off Lindholm on Monday.", hoursAgo: 20);
        var grave = SampleArticles.Article(2, "Three dead on ferry Aurora", "", "Isle Times", hoursAgo: 2);

        Assert.Equal("UPDATED: 3 dead", Assert.Single((await BuildAsync(1, quiet, grave)).Stories).Badge);
    }

    [Fact]
    public async Task A_toll_deep_in_a_report_is_another_events()
    {
        var report = SampleArticles.Article(
            2, "Divers search the Aurora", "Divers went down at dawn. The sea was calm. Families waited ashore. The captain spoke. A storm in spring killed 62 people.", "Isle Times", hoursAgo: 2);

        Assert.Empty((await LaterAsync(report)).Stories);
    }

    [Fact]
    public async Task What_was_told_once_is_not_told_again()
    {
        var update = SampleArticles.Article(2, "Death toll of Lindholm ferry rises to 27", "", "Isle Times", hoursAgo: 2);
        var echo = SampleArticles.Article(3, "27 dead: Lindholm mourns", "", "Coast News", hoursAgo: 1);

        Assert.Equal(new ArticleId(2), Assert.Single((await LaterAsync(update)).Stories).LastArticle);
        Assert.Empty((await BuildAsync(2, Told, update, echo)).Stories);
    }

    [Fact]
    public async Task An_updated_wire_copy_counts_though_its_text_is_folded()
    {
        var copy = SampleArticles.Article(2, "Ferry Aurora sinks off Lindholm", "The ferry Aurora sank off Lindholm on Monday, killing 27 people and injuring 40. Divers search the hull.", "Isle Times", hoursAgo: 2);

        var story = Assert.Single((await BuildAsync(1, SampleArticles.Story(7, Told).WithCopies(Told, copy))).Stories);

        Assert.Equal("UPDATED: death toll 21 → 27", story.Badge);
    }

    private static Task<Edition> LaterAsync(Article later) => BuildAsync(1, Told, later);

    private static Task<Edition> BuildAsync(long told, params Article[] articles) => BuildAsync(told, SampleArticles.Story(7, articles));

    private static Task<Edition> BuildAsync(long told, Story story) => new EditionBuilder(new ExtractiveSummarizer()).BuildAsync(
        new EditionRequest
        {
            Title = "Morning digest",
            Built = SampleArticles.Morning,
            AlreadyPosted = new Dictionary<StoryId, ToldStory> { [story.Id] = new(story.Id, new ArticleId(told)) },
            OmitAlreadyPosted = true,
        },
        [story],
        TestContext.Current.CancellationToken);
}
