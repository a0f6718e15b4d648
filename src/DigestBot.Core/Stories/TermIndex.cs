namespace DigestBot.Core.Stories;

/// <summary>Which articles say a term among their heaviest, newest first, in flat arrays; the way to the stories worth comparing with.</summary>
internal sealed class TermIndex
{
    /// <summary>Further back than this no list is read, so that the cost does not grow with the number of articles.</summary>
    private const int LongestRead = 120;

    private int[] heads = [];
    private int[] articles = new int[4096];
    private int[] next = new int[4096];
    private int count;

    public void Add(int term, int article)
    {
        if (term >= heads.Length)
        {
            var known = heads.Length;
            Array.Resize(ref heads, Math.Max(4096, 2 * term));
            heads.AsSpan(known).Fill(-1);
        }

        if (count == articles.Length)
        {
            Array.Resize(ref articles, 2 * count);
            Array.Resize(ref next, 2 * count);
        }

        articles[count] = article;
        next[count] = heads[term];
        heads[term] = count++;
    }

    /// <summary>Adds the newest articles with the term to the list.</summary>
    public void Find(int term, List<int> found)
    {
        var entry = term < heads.Length ? heads[term] : -1;
        for (var steps = 0; entry >= 0 && steps < LongestRead; entry = next[entry], steps++)
        {
            found.Add(articles[entry]);
        }
    }

    public void Clear()
    {
        heads.AsSpan().Fill(-1);
        count = 0;
    }
}
