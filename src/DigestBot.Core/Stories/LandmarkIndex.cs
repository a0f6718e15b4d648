namespace DigestBot.Core.Stories;

/// <summary>Finds the texts that have a landmark in common, newest first. Chains in flat arrays: an entry takes eight bytes and no object.</summary>
internal sealed class LandmarkIndex
{
    /// <summary>Boilerplate that everyone prints is in thousands of texts: further back than this nobody looks.</summary>
    private const int LongestChain = 64;

    private const int FewestHeads = 1 << 12;

    // The entries of a text follow each other: where it starts is known by its number.
    private readonly List<int> starts = [];
    private int[] heads = new int[FewestHeads];
    private uint[] landmarks = new uint[1 << 12];
    private int[] next = new int[1 << 12];
    private int count;

    public LandmarkIndex() => LinkAll();

    /// <summary>Adds the next text; texts are numbered from 0.</summary>
    public void Add(ReadOnlySpan<uint> text)
    {
        starts.Add(count);
        foreach (var landmark in text)
        {
            if (count == landmarks.Length)
            {
                Grow();
            }

            landmarks[count] = landmark;
            if (count == heads.Length)
            {
                heads = new int[2 * count];
                LinkAll();
            }

            Link(count++);
        }
    }

    /// <summary>Adds the number of each text with the landmark to the list.</summary>
    public void Find(uint landmark, List<int> found)
    {
        var steps = 0;
        for (var entry = heads[Bucket(landmark)]; entry >= 0 && steps < LongestChain; entry = next[entry], steps++)
        {
            if (landmarks[entry] == landmark)
            {
                found.Add(TextAt(entry));
            }
        }
    }

    /// <summary>Drops the texts that are gone; those kept are numbered anew, in the order they had.</summary>
    public void Keep(ReadOnlySpan<bool> kept)
    {
        int texts = 0, entries = 0;
        for (var text = 0; text < kept.Length; text++)
        {
            var (start, end) = (starts[text], text + 1 < starts.Count ? starts[text + 1] : count);
            if (kept[text])
            {
                starts[texts++] = entries;
                landmarks.AsSpan(start, end - start).CopyTo(landmarks.AsSpan(entries));
                entries += end - start;
            }
        }

        starts.RemoveRange(texts, starts.Count - texts);
        count = entries;

        // As many as there would be without the texts that are gone: chains end after some steps, so what is found depends on it.
        heads = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestHeads, count))];
        LinkAll();
    }

    // A text without landmarks starts where the next one does: the last of those that start here or before has the entry.
    private int TextAt(int entry)
    {
        int low = 0, high = starts.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = starts[middle] <= entry ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private int Bucket(uint landmark) => (int)(landmark * 2654435769U & (uint)(heads.Length - 1));

    private void Link(int entry)
    {
        var bucket = Bucket(landmarks[entry]);
        next[entry] = heads[bucket];
        heads[bucket] = entry;
    }

    private void Grow()
    {
        // By a quarter: the entries are a fifth of all that is kept of an article.
        var capacity = count + count / 4;
        Array.Resize(ref landmarks, capacity);
        Array.Resize(ref next, capacity);
    }

    private void LinkAll()
    {
        Array.Fill(heads, -1);
        for (var entry = 0; entry < count; entry++)
        {
            Link(entry);
        }
    }
}
