using DigestBot.Core.Articles;
using DigestBot.Core.Summaries;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Summaries;

public sealed class DisagreementTests
{
    private readonly ExtractiveSummarizer summarizer = new();

    [Fact]
    public async Task The_latest_toll_is_told_and_who_still_counts_otherwise()
    {
        var summary = await SummarizeAsync(
            SampleArticles.Article(1, "Quake", "At least 21 people were killed when an earthquake hit the province of Norrland on Monday.", outlet: "Harbour Post", hoursAgo: 9),
            SampleArticles.Article(2, "Quake", "The earthquake in the province of Norrland killed at least 21 people on Monday, rescuers said.", outlet: "Bay News", hoursAgo: 8),
            SampleArticles.Article(3, "Quake", "The earthquake that hit the province of Norrland on Monday killed 27 people, the governor said.", outlet: "Isle Times", hoursAgo: 2));

        var toll = Assert.Single(summary.Sentences, sentence => sentence.Text.Contains("killed", StringComparison.Ordinal));
        Assert.Contains("27 people", toll.Text, StringComparison.Ordinal);
        Assert.Equal([3L], toll.Citations.Select(id => id.Value));
        Assert.Equal("Reports differ on the death toll: 27 (Isle Times, the latest), 21 (Harbour Post, Bay News).", toll.Disagreement?.Text);
        Assert.Equal([3L, 1L, 2L], toll.Disagreement!.Citations.Select(id => id.Value));
    }

    [Theory]
    [InlineData(
        "en",
        "The ferry Aurora ran aground off Lindholm with 212 passengers aboard.",
        "The ferry Aurora ran aground off Lindholm with 180 passengers aboard, police said.",
        "Reports differ: 212 passengers (Harbour Post), 180 passengers (Isle Times).")]
    [InlineData(
        "en",
        "The council of Lindholm closed the bridge over the Aar on Monday for repairs.",
        "The bridge over the Aar was closed on Tuesday for repairs by the council of Lindholm.",
        "Reports differ on the day: Monday (Harbour Post), Tuesday (Isle Times).")]
    [InlineData(
        "en",
        "The council of Lindholm will close the bridge on March 3 for repairs to its railings.",
        "The bridge will be closed on March 4 for repairs to its railings by the council of Lindholm.",
        "Reports differ on the day: March 3 (Harbour Post), March 4 (Isle Times).")]
    [InlineData(
        "en",
        "“Nobody warned the crew of the fog that night,” Jonas Pell said in Lindholm.",
        "The mayor of Lindholm spoke on Tuesday. “Nobody warned the crew of the fog that night,” Antje Vogt said.",
        "Reports differ on who said it: Antje Vogt (Isle Times), Jonas Pell (Harbour Post).")]
    [InlineData(
        "de",
        "Der Rat von Lindholm schließt die Brücke über die Aar am 3. März für Arbeiten am Geländer.",
        "Die Brücke über die Aar schließt der Rat von Lindholm am 4. März für Arbeiten am Geländer.",
        "Reports differ on the day: 3. März (Harbour Post), 4. März (Isle Times).")]
    [InlineData(
        "fr",
        "Le bac Aurora s'est échoué lundi devant Saint-Aubin avec 212 passagers à bord.",
        "Le bac Aurora s'est échoué mardi devant Saint-Aubin avec des passagers à bord.",
        "Reports differ on the day: mardi (Isle Times), lundi (Harbour Post).")]
    public async Task Where_two_reports_contradict_each_other_the_summary_says_so(string language, string one, string other, string told)
    {
        var summary = await SummarizeAsync(
            SampleArticles.Article(1, "Lindholm", one, outlet: "Harbour Post", language: language, hoursAgo: null),
            SampleArticles.Article(2, "Lindholm", other, outlet: "Isle Times", language: language, hoursAgo: null));

        Assert.Contains(told, summary.Sentences.Select(sentence => sentence.Disagreement?.Text));
    }

    [Theory]
    [InlineData("The ferry Aurora ran aground off Lindholm with 212 passengers aboard.", "The ferry Aurora ran aground off Lindholm with 212 passengers and 14 sailors aboard.")]
    [InlineData("The ferry Aurora ran aground off Lindholm on Monday in thick fog.", "Police said on Tuesday that the ferry Aurora had run aground off Lindholm in thick fog.")]
    [InlineData("The ferry Aurora ran aground off Lindholm with 212 passengers aboard.", "The ferry Aurora carries 300 passengers to Lindholm on a summer's day.")]
    [InlineData("“Nobody warned the crew of the fog that night,” Jonas Pell said in Lindholm.", "“Nobody warned the crew of the fog that night,” the harbour master Jonas Pell told reporters in Lindholm.")]
    [InlineData("The ferry Aurora ran aground off Lindholm with 212 passengers aboard.", "The ferry Aurora ran aground off Lindholm with 212 passengers aboard. A year ago the ferry Aurora ran aground off Lindholm with 180 passengers aboard.")]
    [InlineData("Vogt finished the game in Lindholm with 20 points and nine rebounds.", "Pell finished the game in Lindholm with 16 points and nine rebounds.")]
    [InlineData("A mother of 12 was killed in Lindholm when the ferry Aurora hit the quay.", "A mother of 13 was killed in Lindholm when the ferry Aurora hit the quay.")]
    public async Task What_does_not_contradict_is_no_disagreement(string one, string other)
    {
        var summary = await SummarizeAsync(SampleArticles.Article(1, "Lindholm", one, outlet: "Harbour Post"), SampleArticles.Article(2, "Lindholm", other, outlet: "Isle Times"));

        Assert.All(summary.Sentences, sentence => Assert.Null(sentence.Disagreement));
    }

    [Fact]
    public async Task An_outlet_that_counted_anew_differs_from_nobody()
    {
        var summary = await SummarizeAsync(
            SampleArticles.Article(1, "Ferry", "Divers recovered five bodies from the ferry Aurora, bringing the number of dead in the Lindholm collision to 14, the coast guard said.", outlet: "Harbour Post", hoursAgo: 9),
            SampleArticles.Article(2, "Ferry", "Divers found the last three bodies in the ferry Aurora, raising the death toll of the Lindholm collision to 17, the coast guard said.", outlet: "Harbour Post", hoursAgo: 2));

        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Text.Contains("14", StringComparison.Ordinal));
        Assert.All(summary.Sentences, sentence => Assert.Null(sentence.Disagreement));
    }

    private Task<StorySummary> SummarizeAsync(params Article[] articles) =>
        summarizer.SummarizeAsync(SampleArticles.Story(1, articles), sentences: 3, TestContext.Current.CancellationToken);
}
