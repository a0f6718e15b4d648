namespace DigestBot.Core.Stories;

/// <summary>Recognises wire copies: largely the same words in the same order, whatever their headline, length or ending.</summary>
/// <param name="withinDays">How far apart copies may be dated.</param>
internal sealed class CopyIndex(double withinDays)
{
    private const int Verified = 6;

    /// <summary>Two copies of one text at its full length have so much of the longer one's length: a dateline, a credit, a cut last paragraph.</summary>
    private const double SameLength = 0.8;

    private readonly LandmarkIndex index = new();
    private readonly List<(CopyText Text, CopyChain Chain)> texts = [];
    private readonly List<int> found = [];

    public void Add(ArticleFeatures article, CopyChain chain)
    {
        index.Add(article.Landmarks);
        texts.Add((article.Copy, chain));
        chain.LongestText = article.Copy.Shingles.Count;
    }

    /// <summary>The texts that the article is a copy of.</summary>
    public CopyMatch Find(ArticleFeatures article)
    {
        found.Clear();
        foreach (var landmark in article.Landmarks)
        {
            index.Find(landmark, found);
        }

        Span<(int Text, int Hits)> candidates = stackalloc (int, int)[Verified];
        candidates = candidates[..MostHits(candidates)];
        Span<double> similarities = stackalloc double[candidates.Length];
        var best = -1;
        for (var i = 0; i < candidates.Length; i++)
        {
            similarities[i] = texts[candidates[i].Text].Text.CopySimilarity(article.Copy, withinDays);
            best = similarities[i] > (best < 0 ? 0 : similarities[best]) ? i : best;
        }

        if (best < 0)
        {
            return default;
        }

        var (text, chain) = texts[candidates[best].Text];
        for (var i = 0; i < candidates.Length; i++)
        {
            // A short copy may end before what tells the next event; the fuller one of the same text does not.
            var (fuller, itsChain) = texts[candidates[i].Text];
            if (similarities[i] == CopyText.OfAnotherEvent && itsChain.Original == chain.Original && fuller.Shingles.Count > text.Shingles.Count)
            {
                return default;
            }
        }

        var match = new CopyMatch(chain, similarities[best], null, 0);
        for (var i = 0; i < candidates.Length; i++)
        {
            var (otherText, other) = texts[candidates[i].Text];
            if (similarities[i] > match.OtherSimilarity && other.Original != chain.Original && ShowsOneText(article.Copy.Shingles, text.Shingles, otherText.Shingles))
            {
                match = match with { Other = other, OtherSimilarity = similarities[i] };
            }
        }

        return match;
    }

    /// <summary>From now on, copies of the one article are the other's.</summary>
    public void Redirect(int original, int other)
    {
        foreach (var (_, chain) in texts)
        {
            chain.Original = chain.Original == original ? other : chain.Original;
        }
    }

    /// <summary>Forgets the texts of originals that are gone and calls the others by their new numbers.</summary>
    /// <param name="newNumbers">The new number of each old one; -1 where it is gone.</param>
    public void Renumber(ReadOnlySpan<int> newNumbers)
    {
        foreach (var chain in texts.Select(text => text.Chain).Distinct())
        {
            chain.Original = newNumbers[chain.Original];
        }

        index.Keep([.. texts.Select(text => text.Chain.Original >= 0)]);
        texts.RemoveAll(text => text.Chain.Original < 0);
    }

    // A text that holds parts of both proves nothing: a round-up does. One that is the whole of either, and no part of the other, does.
    private static bool ShowsOneText(ShingleSet article, ShingleSet one, ShingleSet other) =>
        article.Count >= SameLength * Math.Max(one.Count, other.Count) && Math.Max(one.Count, other.Count) >= SameLength * article.Count;

    // The texts found most often, most first; of equals the earlier text.
    private int MostHits(Span<(int Text, int Hits)> most)
    {
        found.Sort();
        var kept = 0;
        for (int start = 0, end; start < found.Count; start = end)
        {
            end = start + 1;
            while (end < found.Count && found[end] == found[start])
            {
                end++;
            }

            var at = kept;
            while (at > 0 && most[at - 1].Hits < end - start)
            {
                at--;
            }

            if (at < most.Length)
            {
                var last = Math.Min(kept, most.Length - 1);
                most[at..last].CopyTo(most[(at + 1)..]);
                most[at] = (found[start], end - start);
                kept = Math.Min(kept + 1, most.Length);
            }
        }

        return kept;
    }
}

/// <param name="Chain">What the article is a copy of; null for nothing.</param>
/// <param name="Similarity">Of the two texts.</param>
/// <param name="Other">Another that it shows to be of the same text; null for none.</param>
/// <param name="OtherSimilarity">Of the article and that one's text.</param>
internal readonly record struct CopyMatch(CopyChain? Chain, double Similarity, CopyChain? Other, double OtherSimilarity);
