using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Disagreements;

/// <summary>Finds where a story's articles contradict a sentence of its summary: a toll, a count, a day, who said it.</summary>
/// <remarks>
/// Tolls are compared by what each report counts in all. Else the contradicting sentence must speak of the same: most of the words in common and nobody else named, or
/// the same quotation. What is unclear is no disagreement: a wrong one costs more trust than one that is missed.
/// </remarks>
/// <param name="articles">Independent ones: a copy repeats its original's mistake.</param>
internal sealed class DisagreementFinder(IReadOnlyList<ReadArticle> articles, Tolls tolls)
{
    private const double SameSubject = 0.5;

    /// <summary>Words that two sentences share besides what they count.</summary>
    private const int FewestShared = 4;

    private const int OutletsNamed = 2;

    private readonly HashSet<Toll> tollsTold = [];

    /// <summary>Each toll is told of once, with the first sentence asked for that gives it.</summary>
    public SummarySentence? Find(ReadSentence sentence) => articles.Count < 2 ? null : OnToll(sentence) ?? OnClaims(sentence);

    private SummarySentence? OnToll(ReadSentence sentence)
    {
        foreach (var toll in Enum.GetValues<Toll>())
        {
            if (TollReader.Highest(sentence.Text, sentence.Article.Language, toll) is { } own && tolls.Of(toll) is { Count: > 1 } counts
                && counts.Any(said => said.Count == own) && counts.Any(said => said.Count != own) && tollsTold.Add(toll))
            {
                return Compose(NameOf(toll), [.. counts.Select(said => (said.Count.ToString("N0", CultureInfo.InvariantCulture), said.Article))]);
            }
        }

        return null;
    }

    private SummarySentence? OnClaims(ReadSentence sentence)
    {
        if (ClaimReader.Read(sentence) is not { Count: > 0 } claims)
        {
            return null;
        }

        Claim? disputed = null;
        var said = new List<(string Shown, Article Article)>();
        var outlet = OutletName.Of(sentence.Article);
        foreach (var other in articles.Where(other => !OutletName.Of(other.Article).Equals(outlet, StringComparison.OrdinalIgnoreCase)))
        {
            if (Contradiction(sentence, claims, other, disputed) is not var (own, theirs))
            {
                continue;
            }

            disputed ??= own;
            said.Add((theirs.Shown, other.Article));
        }

        return disputed is { } claim ? Compose(claim.Subject, [.. said.Prepend((claim.Shown, sentence.Article))]) : null;
    }

    /// <param name="disputed">Only on this one; null for any.</param>
    private static (Claim Own, Claim Theirs)? Contradiction(ReadSentence sentence, List<Claim> claims, ReadArticle other, Claim? disputed)
    {
        var contradictions = new List<(Claim Own, Claim Theirs)>();
        var agreed = new HashSet<(string Subject, ulong Matter)>();
        foreach (var at in other.Sentences)
        {
            var isSameSubject = TermSet.Overlap(sentence.Terms, at.Terms) >= SameSubject && TermSet.Shared(sentence.Terms, at.Terms) >= FewestShared && !IsOfSomebodyElse(sentence, at);
            if (!isSameSubject && !claims.Exists(claim => claim.Subject == Claim.Speaker))
            {
                continue;
            }

            var claimsThere = ClaimReader.Read(at);
            foreach (var (own, theirs) in claims.Where(own => isSameSubject || own.Subject == Claim.Speaker).SelectMany(_ => claimsThere, (own, theirs) => (own, theirs)))
            {
                if (own.Subject == theirs.Subject && own.Matter == theirs.Matter && own.Value == theirs.Value)
                {
                    agreed.Add((own.Subject, own.Matter));
                }
                else if (own.Subject == theirs.Subject && own.Key == theirs.Key && (disputed is null || disputed == own))
                {
                    contradictions.Add((own, theirs));
                }
            }
        }

        return contradictions.Where(pair => !agreed.Contains((pair.Own.Subject, pair.Own.Matter))).Select(pair => ((Claim, Claim)?)pair).FirstOrDefault();
    }

    /// <summary>"Vogt scored 20 points" and "Pell scored 16": each begins with a name that the other lacks, or their names have no word in common.</summary>
    private static bool IsOfSomebodyElse(ReadSentence one, ReadSentence other)
    {
        var begins = BeginsWithUnshared(one, other) && BeginsWithUnshared(other, one);
        return begins || (one.Names.Length > 0 && other.Names.Length > 0 && Array.TrueForAll(one.Names, name => TermSet.Shared(name, other.Terms) == 0));
    }

    private static bool BeginsWithUnshared(ReadSentence one, ReadSentence other) =>
        char.IsUpper(one.Text[0]) && Term.Of(one.Text, one.Article.Language) is [{ IsStopWord: false } first, ..] && Array.BinarySearch(other.Terms, first.Hash) < 0;

    /// <summary>"Reports differ on the day: Monday (Harbour Post, the latest), Tuesday (Isle Times)."</summary>
    private static SummarySentence Compose(string subject, List<(string Shown, Article Article)> said)
    {
        var versions = said.GroupBy(version => version.Shown, StringComparer.OrdinalIgnoreCase)
            .Select(version => (version.First().Shown, Articles: version.Select(one => one.Article).ToList(), Newest: version.Max(one => one.Article.Published)))
            .OrderByDescending(version => version.Newest)
            .ToList();
        var newestIsKnown = versions.TrueForAll(version => version.Newest is not null) && versions[0].Newest > versions[1].Newest;
        var told = versions.Select((version, i) => $"{version.Shown} ({Outlets(version.Articles)}{(i == 0 && newestIsKnown ? ", the latest" : "")})");
        return new SummarySentence(
            $"Reports differ{(subject.Length > 0 ? $" on {subject}" : "")}: {string.Join(", ", told)}.", [.. versions.SelectMany(version => version.Articles).Select(article => article.Id)]);
    }

    private static string Outlets(List<Article> articles)
    {
        var names = articles.Select(OutletName.Of).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var more = names.Count - OutletsNamed;
        return string.Join(", ", names.Take(OutletsNamed)) + (more > 0 ? $" and {more} more" : "");
    }

    private static string NameOf(Toll toll) => toll switch
    {
        Toll.Dead => "the death toll",
        Toll.Injured => "how many were hurt",
        Toll.Missing => "how many are missing",
        Toll.Evacuated => "how many had to leave",
        _ => "how many were arrested",
    };
}
