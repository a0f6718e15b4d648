using DigestBot.Core.Summaries;

namespace DigestBot.Core.Tests.Summaries;

public sealed class SentenceFitnessTests
{
    [Theory]
    [InlineData("en", "The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard.")]
    [InlineData("en", "On Monday Antje Vogt told the council that the bridge would close for a year.")]
    [InlineData("en", "“The bridge is safe,” the engineer Jonas Pell told the council of Lindholm on Monday.")]
    [InlineData("en", "‘I saw it. We all saw it,’ the engineer Jonas Pell told the council of Lindholm on Monday.")]
    [InlineData("en", "The company behind the ferry Aurora said on Monday that it would sail again.")]
    [InlineData("en", "This week the council of Lindholm closed the bridge over the Aar for repairs.")]
    [InlineData("de", "Das Gericht in Bad Aar hat die Klage der Fischer am Montag abgewiesen.")]
    [InlineData("de", "Der Stadtrat von Lindholm schließt die Brücke für ein Jahr, sagte Antje Vogt.")]
    [InlineData("fr", "Le conseil de Saint-Aubin a fermé lundi le pont pour une année entière.")]
    [InlineData("es", "El consejo de San Albino cerró el lunes el puente durante todo un año.")]
    [InlineData("ja", "リンドホルム市議会は月曜日、橋を一年間閉鎖すると発表した。")]
    public void A_statement_stands_alone(string language, string sentence) =>
        Assert.True(SentenceFitness.StandsAlone(sentence, language));

    [Theory]
    [InlineData("en", "He said the ferry had run aground off Lindholm on Monday morning.")]
    [InlineData("en", "Although he's welcome, the council of Lindholm did not invite the harbour master.")]
    [InlineData("en", "Earlier in the day the council of Lindholm had closed the bridge over the Aar.")]
    [InlineData("en", "The company said on Monday that the ferry Aurora would sail again in May.")]
    [InlineData("en", "The one published by the council of Lindholm on Monday was much shorter.")]
    [InlineData("en", "But the council of Lindholm did not agree with the harbour master.")]
    [InlineData("en", "The move was welcomed by the fishermen of the whole of Lindholm.")]
    [InlineData("en", "On Monday he told the council of Lindholm that the bridge would close.")]
    [InlineData("en", "“The bridge is safe and it will stay open,” he told the council.")]
    [InlineData("de", "Er sagte dem Rat von Lindholm, dass die Brücke geschlossen wird.")]
    [InlineData("de", "Zudem wird die Brücke über die Aar ab Montag für ein Jahr gesperrt.")]
    [InlineData("fr", "Il a déclaré lundi au conseil de Saint-Aubin que le pont fermerait.")]
    [InlineData("fr", "Par ailleurs, le pont de Saint-Aubin sera fermé pendant une année entière.")]
    [InlineData("es", "Ella dijo el lunes al consejo de San Albino que el puente cerraría.")]
    [InlineData("es", "Sin embargo, el puente de San Albino cerrará durante todo un año.")]
    public void A_sentence_that_leans_on_another_does_not(string language, string sentence) =>
        Assert.False(SentenceFitness.StandsAlone(sentence, language));

    [Theory]
    [InlineData("Will the ferry of Lindholm ever sail again on this stormy route?")]
    [InlineData("Ferry runs aground off Lindholm.")]
    [InlineData("The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard")]
    [InlineData("The ferry Aurora ran aground off Lindholm on Monday with 212 people…")]
    [InlineData("The ferry Aurora ran aground off Lindholm on Monday with 212 people...")]
    [InlineData("“The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard.”")]
    [InlineData("“The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard.")]
    [InlineData("Antje Vogt (pictured) told the council that the bridge would close for a year.")]
    [InlineData("Published . The ferry Aurora ran aground off Lindholm on Monday morning.")]
    [InlineData("Last summer I took the ferry from Lindholm to the islands with my family.")]
    public void Questions_fragments_cut_ends_and_page_talk_do_not(string sentence) =>
        Assert.False(SentenceFitness.StandsAlone(sentence, "en"));
}
