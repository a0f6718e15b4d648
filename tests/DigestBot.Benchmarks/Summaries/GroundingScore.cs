using System.Globalization;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Summaries;
using DigestBot.Core.Summaries.Grounding;
using DigestBot.Core.Text;
using DigestBot.Testing.Grounding;

namespace DigestBot.Benchmarks.Summaries;

/// <summary>Of falsehoods planted in right sentences how many the grounding check catches, and how many right sentences it refuses.</summary>
/// <remarks>
/// Caught: planted sentences that are refused, of all planted. Refused: right sentences that are refused, of all right ones. The sentences are an article's own that
/// stand alone and those written by hand in the tests, in other words. Each cites the article that it is of.
/// </remarks>
internal static class GroundingScore
{
    private const int Sample = 300;

    public static void Run(IEnumerable<string> files)
    {
        foreach (var set in GroundingClaims.Sets.Concat(GroundingClaims.Free))
        {
            var claims = GroundingClaims.Read(set);
            Print(set, [.. claims.Where(claim => claim.Falsehood is null)], [.. claims.Where(claim => claim.Falsehood is not null)]);
        }

        // Without their sentences: who reads those corrects the check by them.
        foreach (var set in GroundingClaims.FirstSight)
        {
            PrintFirstSight(set, GroundingClaims.Read(set));
        }

        List<GroundingClaim> byHand = [.. GroundingClaims.Read().Where(claim => claim.Falsehood is null)];
        Print("planted in those by rule", byHand, [.. byHand.SelectMany(claim => PlantedFalsehoods.Of(claim.Article, claim.Sentence))]);
        foreach (var file in files)
        {
            List<Article> articles = [.. ArticleInput.Read(file).Where(article => article.Text.Length > 400)];
            var right = Chosen([.. articles.SelectMany(article => SentencesOf(article).Select(sentence => new GroundingClaim(article, sentence, null)))]);
            Print(Path.GetFileName(file), right, Chosen([.. right.SelectMany(claim => PlantedFalsehoods.Of(claim.Article, claim.Sentence))]));
        }
    }

    private static IEnumerable<string> SentencesOf(Article article) =>
        SentenceSplitter.Split(article.Text, article.Language).Select(sentence => sentence.Text).Where(sentence => SentenceFitness.StandsAlone(sentence, article.Language)).Take(4);

    // Evenly over all of them: no dice, the same every time.
    private static List<GroundingClaim> Chosen(List<GroundingClaim> claims) =>
        [.. Enumerable.Range(0, Math.Min(Sample, claims.Count)).Select(i => claims[i * claims.Count / Math.Min(Sample, claims.Count)])];

    private static void PrintFirstSight(string name, IReadOnlyList<GroundingClaim> claims)
    {
        PrintCounts(name, [.. claims.Where(claim => claim.Falsehood is null)], [.. claims.Where(claim => claim.Falsehood is not null)]);
        foreach (var kind in claims.Where(claim => claim.Falsehood is not null).GroupBy(claim => claim.Falsehood).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {kind.Key}: caught {kind.Count(claim => !IsGrounded(claim))} of {kind.Count()}");
        }

        foreach (var language in claims.Where(claim => claim.Falsehood is null).GroupBy(claim => claim.Article.Language))
        {
            Console.WriteLine($"  right ones in {language.Key}: refused {language.Count(claim => !IsGrounded(claim))} of {language.Count()}");
        }
    }

    private static (List<GroundingClaim> Refused, List<GroundingClaim> Passed) PrintCounts(string name, List<GroundingClaim> right, List<GroundingClaim> planted)
    {
        var refused = right.FindAll(claim => !IsGrounded(claim));
        var passed = planted.FindAll(IsGrounded);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28} planted {planted.Count,4}, caught {(planted.Count - passed.Count) / (double)planted.Count:0.000}; right {right.Count,4}, refused {refused.Count / (double)right.Count:0.000}"));
        return (refused, passed);
    }

    private static void Print(string name, List<GroundingClaim> right, List<GroundingClaim> planted)
    {
        var (refused, passed) = PrintCounts(name, right, planted);
        foreach (var claim in passed)
        {
            Console.WriteLine($"  passed, {claim.Falsehood}: {claim.Sentence}");
        }

        foreach (var claim in refused)
        {
            Console.WriteLine($"  refused: {claim.Sentence} ({Reason(claim)})");
        }
    }

    private static bool IsGrounded(GroundingClaim claim) => Outcome(claim) is GroundingOutcome.Grounded;

    private static string? Reason(GroundingClaim claim) => (Outcome(claim) as GroundingOutcome.Ungrounded)?.Reason;

    private static GroundingOutcome Outcome(GroundingClaim claim) =>
        new GroundingCheck([claim.Article]).Check(claim.Sentence, claim.Article.Language is "und" ? "en" : claim.Article.Language, [claim.Article.Id]);
}
