using DigestBot.Core.Digests;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class HeadlineTests
{
    [Theory]
    [InlineData("You won't believe what this ferry did off Lindholm|212 rescued as ferry Aurora runs aground off Lindholm|Ferry")]
    [InlineData("One night, one ship, two hundred prayers|212 rescued as ferry Aurora runs aground off Lindholm")]
    [InlineData("IS THE FERRY AURORA OFF LINDHOLM SAFE AT ALL?|212 rescued as ferry Aurora runs aground off Lindholm|Opinion: The ferry Aurora and we")]
    [InlineData("Ferry Aurora runs aground off Lindholm, 212…|212 rescued as ferry Aurora runs aground off Lindholm")]
    public void The_headline_that_says_most_in_a_neutral_tone_is_chosen(string titles)
    {
        var story = SampleArticles.Story(1, titles.Split('|').Select((title, i) => SampleArticles.Article(i + 1, title, outlet: $"Outlet {i}")));

        Assert.Equal("212 rescued as ferry Aurora runs aground off Lindholm", Headline.Of(story).Text);
    }

    [Theory]
    [InlineData("LIVE: Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("Eilmeldung: Fähre läuft auf Grund", "Fähre läuft auf Grund")]
    [InlineData("EN DIRECT - Le bac s'échoue", "Le bac s'échoue")]
    [InlineData("Live updates: Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("LIVE Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("[VIDEO] Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("Ferry Aurora runs aground (VIDEO)", "Ferry Aurora runs aground")]
    [InlineData("Ferry Aurora runs aground – live updates", "Ferry Aurora runs aground")]
    [InlineData("Liveticker +++ Fähre läuft auf Grund", "Fähre läuft auf Grund")]
    [InlineData("Vidéo. Le bac s'échoue", "Vidéo. Le bac s'échoue")]
    [InlineData("Última hora: el barco encalla", "el barco encalla")]
    [InlineData("Harbour Post: Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("Harbour Post News - Live: Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("Ferry Aurora runs aground off Lindholm | World | Isle Daily", "Ferry Aurora runs aground off Lindholm")]
    [InlineData("Ferry Aurora runs aground - Reuters", "Ferry Aurora runs aground")]
    [InlineData("Isles › Traffic › Ferry Aurora runs aground", "Ferry Aurora runs aground")]
    [InlineData("Lindholm: Ferry Aurora runs aground", "Lindholm: Ferry Aurora runs aground")]
    [InlineData("Live music returns to Lindholm", "Live music returns to Lindholm")]
    [InlineData("LIVE AID returns to Lindholm", "LIVE AID returns to Lindholm")]
    [InlineData("Ferry Aurora runs aground | Harbour Post", "Ferry Aurora runs aground")]
    [InlineData("Ferry Aurora runs aground - harbourpost.com", "Ferry Aurora runs aground")]
    [InlineData("Ferry runs aground - crew blames fog", "Ferry runs aground - crew blames fog")]
    [InlineData("Lives: a history of the ferry", "Lives: a history of the ferry")]
    public void Labels_and_outlets_are_no_part_of_a_headline(string title, string shown) =>
        Assert.Equal(shown, Headline.TitleOf(SampleArticles.Article(1, title)));

    [Fact]
    public void A_title_that_was_cut_off_ends_with_its_last_whole_clause() =>
        Assert.Equal(
            "The ferry Aurora ran aground off Lindholm on Monday",
            Headline.TitleOf(SampleArticles.Article(1, "The ferry Aurora ran aground off Lindholm on Monday, stranding more than two hundred passengers who…")));

    [Fact]
    public void Of_headlines_that_count_differently_the_newer_stands_and_a_correction_never()
    {
        var story = SampleArticles.Story(
            1,
            SampleArticles.Article(1, "Ferry Aurora toll off Lindholm rises to 14", hoursAgo: 9),
            SampleArticles.Article(2, "Ferry Aurora toll off Lindholm now at 17", outlet: "Isle Times", hoursAgo: 2),
            SampleArticles.Article(3, "Correction: Ferry Aurora toll off Lindholm at 16", outlet: "Wire", hoursAgo: 1));

        Assert.Equal("Ferry Aurora toll off Lindholm now at 17", Headline.Of(story).Text);
    }

    [Fact]
    public void A_copys_headline_does_not_stand_for_the_story()
    {
        var original = SampleArticles.Article(1, "Ferry runs aground off Lindholm coast");
        var story = SampleArticles.Story(1, original).WithCopies(original, SampleArticles.Article(2, "212 rescued as ferry Aurora runs aground off Lindholm", outlet: "Copy Daily"));

        Assert.Equal(original.Title, Headline.Of(story).Text);
    }
}
