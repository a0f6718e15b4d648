namespace DigestBot.Core.Stories;

/// <summary>Recognises wire copies: largely the same words in the same order, whatever their headline, length or ending.</summary>
/// <param name="withinDays">How far apart copies may be dated.</param>
internal sealed class CopyIndex(double withinDays)
{
    private const int Verified = 6;

    private readonly LandmarkIndex index = new();
    private readonly List<(CopyText Text, int Original)> texts = [];
    private readonly List<int> found = [];

    public void Add(ArticleFeatures article, int original)
    {
        index.Add(article.Landmarks);
        texts.Add((article.Copy, original));
    }

    /// <summary>The original that the article is a copy of, or -1.</summary>
    public (int Original, double Similarity) Find(ArticleFeatures article)
    {
        found.Clear();
        foreach (var landmark in article.Landmarks)
        {
            index.Find(landmark, found);
        }

        var best = (Original: -1, Similarity: 0.0);
        Span<(int Text, int Hits)> candidates = stackalloc (int, int)[Verified];
        foreach (var (candidate, _) in candidates[..MostHits(candidates)])
        {
            var similarity = texts[candidate].Text.CopySimilarity(article.Copy, withinDays);
            if (similarity > best.Similarity)
            {
                best = (texts[candidate].Original, similarity);
            }
        }

        return best;
    }

    /// <summary>Forgets the texts of originals that are gone and calls the others by their new numbers.</summary>
    /// <param name="newNumbers">The new number of each old one; -1 where it is gone.</param>
    public void Renumber(ReadOnlySpan<int> newNumbers)
    {
        var kept = new bool[texts.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            var (text, original) = texts[i];
            kept[i] = newNumbers[original] >= 0;
            texts[i] = (text, newNumbers[original]);
        }

        index.Keep(kept);
        texts.RemoveAll(text => text.Original < 0);
    }

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
