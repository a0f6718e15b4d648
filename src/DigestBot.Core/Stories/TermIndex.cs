using System.Numerics;
using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Which articles say a term among their heaviest; the way to the stories worth comparing with.</summary>
/// <remarks>
/// Each term's newest articles lie side by side in one array of all terms, so that a list is read in a few steps through memory. A list that is full moves to a
/// place of twice the size; one that has reached <see cref="LongestRead"/> is a ring, whose newest article takes the place of the oldest.
/// </remarks>
internal sealed class TermIndex
{
    /// <summary>Further back than this no list is read, so that the cost does not grow with the number of articles.</summary>
    public const int LongestRead = 48;

    private const int Shortest = 4;

    private readonly Stack<int>[] left = [.. Enumerable.Range(0, BitOperations.Log2(LongestRead) + 1).Select(_ => new Stack<int>())];
    private TermList[] lists = [];
    private int[] articles = new int[4096];
    private int end;

    public void Add(int term, int article)
    {
        if (term >= lists.Length)
        {
            Array.Resize(ref lists, Math.Max(4096, 2 * term));
        }

        ref var list = ref lists[term];
        if (list.Added == list.Room && list.Room < LongestRead)
        {
            Grow(ref list);
        }

        articles[list.Start + list.Added % list.Room] = article;
        list.Added++;
    }

    /// <summary>Adds the weight to the scores of the newest articles with the term, newest first.</summary>
    public void Score(int term, float weight, SparseScores scores)
    {
        if (term >= lists.Length || lists[term].Added == 0 || weight <= 0)
        {
            return;
        }

        var list = lists[term];
        var ring = articles.AsSpan(list.Start, Math.Min(list.Added, list.Room));
        var newest = (list.Added - 1) % list.Room;
        for (var i = newest; i >= 0; i--)
        {
            scores.Add(ring[i], weight);
        }

        for (var i = ring.Length - 1; i > newest; i--)
        {
            scores.Add(ring[i], weight);
        }
    }

    public void Clear()
    {
        lists.AsSpan().Clear();
        Array.ForEach(left, places => places.Clear());
        end = 0;
    }

    private void Grow(ref TermList list)
    {
        var old = list;
        list.Room = old.Room == 0 ? Shortest : Math.Min(2 * old.Room, LongestRead);
        list.Start = Take(list.Room);
        articles.AsSpan(old.Start, old.Room).CopyTo(articles.AsSpan(list.Start));
        if (old.Room > 0)
        {
            left[BitOperations.Log2((uint)old.Room)].Push(old.Start);
        }
    }

    // A place that another list has left, or a new one.
    private int Take(int room)
    {
        if (BitOperations.IsPow2(room) && left[BitOperations.Log2((uint)room)].TryPop(out var place))
        {
            return place;
        }

        if (end + room > articles.Length)
        {
            Array.Resize(ref articles, 2 * articles.Length);
        }

        end += room;
        return end - room;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct TermList
    {
        public int Start;
        public int Room;

        /// <summary>All articles ever, those included that the ring no longer has.</summary>
        public int Added;
    }
}
