using DigestBot.Core.Articles;
using DigestBot.Core.Summaries.Grounding;
using DigestBot.Core.Text;
using DigestBot.Testing.Coverage;
using DigestBot.Testing.Grounding;

namespace DigestBot.Core.Tests.Summaries.Grounding;

public sealed class GroundingCheckTests
{
    private const double Caught = 0.95;
    private const double Refused = 0.03;

    [Fact]
    public void Of_falsehoods_written_by_hand_nearly_all_are_caught()
    {
        var missed = GroundingClaims.Read().Where(claim => claim.Falsehood is not null).ToList();
        var passed = missed.FindAll(claim => Check(claim) is GroundingOutcome.Grounded);
        Assert.True(passed.Count <= (1 - Caught) * missed.Count, Lines(passed, missed.Count));
    }

    [Fact]
    public void Of_right_sentences_in_other_words_nearly_none_is_refused()
    {
        var right = GroundingClaims.Read().Where(claim => claim.Falsehood is null).ToList();
        var refused = right.FindAll(claim => Check(claim) is not GroundingOutcome.Grounded);
        Assert.True(refused.Count <= Refused * right.Count, Lines(refused, right.Count));
    }

    [Fact]
    public void Falsehoods_planted_by_rule_in_right_sentences_are_caught()
    {
        var planted = GroundingClaims.Read().Where(claim => claim.Falsehood is null).SelectMany(claim => PlantedFalsehoods.Of(claim.Article, claim.Sentence)).ToList();
        var passed = planted.FindAll(claim => Check(claim) is GroundingOutcome.Grounded);
        Assert.True(planted.Count >= 300, $"{planted.Count} planted");
        Assert.True(passed.Count <= (1 - Caught) * planted.Count, Lines(passed, planted.Count));
    }

    [Fact]
    public void What_an_article_says_word_for_word_is_grounded_in_it()
    {
        var articles = GroundingClaims.Read().Select(claim => claim.Article).DistinctBy(article => article.Id).ToList();
        Assert.All(articles, article => Assert.All(
            SentenceSplitter.Split(article.Text, article.Language),
            sentence => Assert.IsType<GroundingOutcome.Grounded>(Check(new GroundingClaim(article, sentence.Text, null)))));
    }

    [Fact]
    public void The_reason_names_what_is_said_and_what_the_article_has()
    {
        var article = SampleArticles.Article(1, "Harbour fees rise", "Harbour fees in Lund rose by 4 percent on Monday. The port of Lund said ships pay from June.");

        var outcome = Check(new GroundingClaim(article, "Harbour fees in Lund fell by 4 percent on Monday.", "contrary"));

        var fault = Assert.IsType<GroundingOutcome.Ungrounded>(outcome);
        Assert.Equal("The cited articles have “rose” where the sentence has “fell”.", fault.Reason);
    }

    [Fact]
    public void A_sentence_that_cites_no_known_article_is_refused() =>
        Assert.IsType<GroundingOutcome.Ungrounded>(new GroundingCheck([]).Check("Harbour fees in Lund rose.", "en", [new ArticleId(7)]));

    [Fact]
    public void A_fact_of_one_article_is_not_grounded_in_another()
    {
        var one = SampleArticles.Article(1, "Harbour fees rise", "Harbour fees in Lund rose by 4 percent on Monday.");
        var other = SampleArticles.Article(2, "Fees of the harbour", "Harbour fees in Lund rose on Monday, skippers said.");
        var check = new GroundingCheck([one, other]);

        Assert.IsType<GroundingOutcome.Grounded>(check.Check("Harbour fees in Lund rose by 4 percent.", "en", [one.Id]));
        Assert.IsType<GroundingOutcome.Ungrounded>(check.Check("Harbour fees in Lund rose by 4 percent.", "en", [other.Id]));
    }

    [Fact]
    public void A_translation_keeps_names_and_figures()
    {
        var article = SampleArticles.Article(1, "Brücke bleibt gesperrt", "Die Nordbrücke in Ansel bleibt gesperrt. Die Reparatur kostet nach Angaben von Gerda Pohl 3,2 Millionen Euro.", language: "de");
        var check = new GroundingCheck([article]);

        Assert.IsType<GroundingOutcome.Grounded>(check.Check("The repair will cost 3.2 million euros, according to Gerda Pohl.", "en", [article.Id]));
        Assert.IsType<GroundingOutcome.Ungrounded>(check.Check("The repair will cost 2.3 million euros, according to Gerda Pohl.", "en", [article.Id]));
        Assert.IsType<GroundingOutcome.Ungrounded>(check.Check("The repair will cost 3.2 million euros, according to Lutz Ahrend.", "en", [article.Id]));
        Assert.IsType<GroundingOutcome.Ungrounded>(check.Check("Die Reparatur kostet nach Angaben von Gerda Pohl 3,2 Millionen Euro.", "en", [article.Id]));
    }

    private static GroundingOutcome Check(GroundingClaim claim) =>
        new GroundingCheck([claim.Article]).Check(claim.Sentence, claim.Article.Language, [claim.Article.Id]);

    private static string Lines(List<GroundingClaim> claims, int of) =>
        $"{claims.Count} of {of}:\n" + string.Join('\n', claims.Select(claim => $"{claim.Falsehood}: {claim.Sentence} {(Check(claim) as GroundingOutcome.Ungrounded)?.Fault} {(Check(claim) as GroundingOutcome.Ungrounded)?.Reason}"));
}
