namespace DigestBot.Core.Stories;

/// <summary>Which articles say a term among their heaviest; the way to the stories worth comparing with.</summary>
/// <remarks>Each term's articles are chained in blocks of one array, so that a list is read a block, and not an article, at a time.</remarks>
internal sealed class TermIndex
{
    /// <summary>Further back than this no list is read, so that the cost does not grow with the number of articles.</summary>
    private const int LongestRead = 80;

    /// <summary>Numbers in a block: first the place of the latest article of the block before, then seven articles.</summary>
    private const int Block = 8;

    private int[] heads = [];
    private int[] blocks = new int[Block * 1024];
    private int end;

    public void Add(int term, int article)
    {
        if (term >= heads.Length)
        {
            var known = heads.Length;
            Array.Resize(ref heads, Math.Max(4096, 2 * term));
            heads.AsSpan(known).Fill(-1);
        }

        var place = heads[term] + 1;
        if (place % Block == 0)
        {
            place = NewBlock(heads[term]);
        }

        blocks[place] = article;
        heads[term] = place;
    }

    /// <summary>Adds the weight to the scores of the newest articles with the term, newest first.</summary>
    /// <param name="found">Receives the numbers of those whose score was 0 before.</param>
    public void Score(int term, float weight, Span<float> scores, List<int> found)
    {
        var place = term < heads.Length && weight > 0 ? heads[term] : -1;
        for (var left = LongestRead; place >= 0 && left > 0; place = blocks[place])
        {
            for (; place % Block != 0 && left > 0; place--, left--)
            {
                var article = blocks[place];
                if (scores[article] == 0)
                {
                    found.Add(article);
                }

                scores[article] += weight;
            }
        }
    }

    public void Clear()
    {
        heads.AsSpan().Fill(-1);
        end = 0;
    }

    private int NewBlock(int before)
    {
        if (end == blocks.Length)
        {
            Array.Resize(ref blocks, 2 * end);
        }

        blocks[end] = before;
        end += Block;
        return end - Block + 1;
    }
}
