using DigestBot.Core.Summaries.Grounding;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Summaries.Grounding;

/// <summary>One rule at a time: what it catches, beside the right sentence that it must not.</summary>
public sealed class GroundingRulesTests
{
    private const string Ferry = "The ferry to Ansel stayed in harbour on Monday. Waves of four metres broke over the pier, the port said.";
    private const string Council = "Treasurer Orla Kranz criticised the plan for a new tram. Mayor Ivo Heim defended the plan at a meeting in Lindholm.";
    private const string Grant = "Half of the grant goes to the schools of Ansel, the ministry said. Some pupils will get new desks.";
    private const string Fees = "The council of Lindholm left the harbour fee unchanged on Tuesday. Skippers had asked for a cut.";
    private const string Land = "A court in Lindholm barred the brewery from selling its land at the river. The brewery had found a buyer in March.";
    private const string Suit = "Ferry operator Skarvik is suing the Dorsal shipyard over cracks in two new ships. Dorsal, the yard's owner, has yet to answer the court.";

    [Theory]
    [InlineData(Suit, "Operator Skarvik sues the Dorsal shipyard over cracks in its new ships.")]
    [InlineData(Suit, "Dorsal has not answered the court so far.")]
    [InlineData(Ferry, "The ferry to Ansel stayed in harbour because waves broke over the pier.")]
    [InlineData(Council, "Heim defended the plan at a meeting in Lindholm.")]
    [InlineData(Council, "Orla Kranz criticised the plan for a new tram.")]
    [InlineData(Grant, "The schools of Ansel get half of the grant.")]
    [InlineData(Fees, "The council of Lindholm did not change the harbour fee on Tuesday.")]
    [InlineData(Fees, "Lindholm's council kept the harbour fee unchanged.")]
    [InlineData(Land, "The brewery may not sell its land at the river, a court in Lindholm said.")]
    [InlineData(Land, "The brewery was forbidden to sell its land at the river.")]
    public void A_right_sentence_is_grounded(string text, string sentence) =>
        Assert.Equal(new GroundingOutcome.Grounded(), Check(text, sentence));

    [Theory]
    [InlineData(Ferry, "The ferry to Ansel stayed in harbour because its crew demanded higher wages.", GroundingFault.Unsupported, "its crew demanded higher wages")]
    [InlineData(Council, "Kranz defended the plan at a meeting in Lindholm.", GroundingFault.Roles, "Kranz defended")]
    [InlineData(Grant, "All of the grant goes to the schools of Ansel.", GroundingFault.Qualifier, "All grant")]
    [InlineData(Fees, "The council of Lindholm changed the harbour fee on Tuesday.", GroundingFault.Qualifier, "changed")]
    [InlineData(Suit, "Ferry operator Dorsal sues over cracks in two new ships.", GroundingFault.Roles, "operator Dorsal")]
    [InlineData(Land, "A court in Lindholm let the brewery sell its land at the river.", GroundingFault.Meaning, "let")]
    [InlineData(Land, "A brewery in Lindholm sold its land at the river.", GroundingFault.Qualifier, "sold")]
    public void A_wrong_one_is_refused_for_the_words_that_are_wrong(string text, string sentence, GroundingFault fault, string said)
    {
        var refused = Assert.IsType<GroundingOutcome.Ungrounded>(Check(text, sentence));
        Assert.Equal((fault, said), (refused.Fault, refused.Said));
    }

    private static GroundingOutcome Check(string text, string sentence)
    {
        var article = SampleArticles.Article(1, "News from the region", text);
        return new GroundingCheck([article]).Check(sentence, "en", [article.Id]);
    }
}
