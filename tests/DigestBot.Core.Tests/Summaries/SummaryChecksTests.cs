using DigestBot.Testing.Summaries;

namespace DigestBot.Core.Tests.Summaries;

/// <summary>The checks that judge summaries, on faults planted in them.</summary>
public sealed class SummaryChecksTests
{
    private const string Statement = "The ferry Aurora ran aground off Lindholm on Monday with 212 passengers aboard.";

    [Theory]
    [InlineData(Statement)]
    [InlineData("With 212 passengers aboard, the ferry Aurora on Monday ran aground off Lindholm.")]
    [InlineData("The Aurora ran aground off Lindholm on Monday.")]
    [InlineData("Police in the island's capital said late on Monday evening that the ferry Aurora had run aground in thick fog off Lindholm with 212 passengers aboard, none of them hurt.")]
    [InlineData("The ferry Aurora ran aground off Lindholm on Monday with two hundred and twelve passengers aboard.")]
    [InlineData("Off Lindholm a grounded ferry, the Aurora, was evacuated: 212 people had been aboard.")]
    [InlineData("“The ferry Aurora ran aground off Lindholm,” the harbour master Jonas Pell told reporters.")]
    public void A_planted_repeat_is_found(string repeat)
    {
        Assert.True(RepeatedStatement.Is(Statement, repeat, "en"));
        Assert.True(RepeatedStatement.Is(repeat, Statement, "en"));
    }

    [Theory]
    [InlineData("Der Rat von Lindholm schließt die Brücke über die Aar ab Montag für ein Jahr.", "Ab Montag wird die Brücke über die Aar, so der Rat von Lindholm, ein Jahr lang geschlossen.", "de")]
    [InlineData("Le bac Aurora s'est échoué lundi devant Saint-Aubin avec 212 passagers à bord.", "Lundi, avec 212 passagers, le bac Aurora s'est échoué devant Saint-Aubin.", "fr")]
    [InlineData("El barco Aurora encalló el lunes frente a San Albino con 212 personas a bordo.", "Con 212 personas a bordo encalló frente a San Albino el barco Aurora.", "es")]
    public void A_planted_repeat_is_found_in_other_languages(string one, string other, string language) =>
        Assert.True(RepeatedStatement.Is(one, other, language));

    [Theory]
    [InlineData("The harbour master Jonas Pell said that fog had hidden the lighthouse from the crew of the Aurora.")]
    [InlineData("Lindholm closed its harbour to all ships until Wednesday while divers examine the hull.")]
    [InlineData("The Aurora had failed an inspection of its radar in March, the transport ministry of Lindholm confirmed.")]
    public void Another_fact_of_the_same_story_is_no_repeat(string other) =>
        Assert.False(RepeatedStatement.Is(Statement, other, "en"));

    [Theory]
    [InlineData("He said the ferry would sail again.")]
    [InlineData("That was not what the council of Lindholm had wanted.")]
    [InlineData("They’re waiting for the ferry in Lindholm.")]
    [InlineData("However, the council of Lindholm did not agree.")]
    [InlineData("Although he’s said little so far, Jonas Pell may yet stand for the council.")]
    [InlineData("When he left the court in Lindholm, Jonas Pell was silent.")]
    [InlineData("Even so, the ferry sailed on Tuesday.")]
    [InlineData("“The bridge is safe,” he told the council.")]
    [InlineData("“It is safe and it will stay open.”")]
    public void An_opening_that_nothing_resolves_is_found(string sentence) =>
        Assert.True(UnresolvedOpening.Is(sentence));

    [Theory]
    [InlineData(Statement)]
    [InlineData("On Monday Antje Vogt said that she would not stand again.")]
    [InlineData("This week the council of Lindholm closed the bridge.")]
    [InlineData("Earlier Friday Antje Vogt had closed the bridge.")]
    [InlineData("“He was brave,” Antje Vogt said of the captain.")]
    public void An_opening_that_stands_alone_is_left_in_peace(string sentence) =>
        Assert.False(UnresolvedOpening.Is(sentence));
}
