namespace DigestBot.Core.Stories;

/// <summary>Finds the texts that have a landmark in common, newest first. Chains in flat arrays: an entry takes twelve bytes and no object.</summary>
internal sealed class LandmarkIndex
{
    /// <summary>Boilerplate that everyone prints is in thousands of texts: further back than this nobody looks.</summary>
    private const int LongestChain = 64;

    private int[] heads = NewHeads(1 << 12);
    private uint[] landmarks = new uint[1 << 12];
    private int[] texts = new int[1 << 12];
    private int[] next = new int[1 << 12];
    private int count;

    public void Add(uint landmark, int text)
    {
        if (count == landmarks.Length)
        {
            Grow();
        }

        landmarks[count] = landmark;
        texts[count] = text;
        Link(count++);
    }

    /// <summary>Adds each text with the landmark to the list.</summary>
    public void Find(uint landmark, List<int> found)
    {
        var steps = 0;
        for (var entry = heads[Bucket(landmark)]; entry >= 0 && steps < LongestChain; entry = next[entry], steps++)
        {
            if (landmarks[entry] == landmark)
            {
                found.Add(texts[entry]);
            }
        }
    }

    public void Clear()
    {
        Array.Fill(heads, -1);
        count = 0;
    }

    private static int[] NewHeads(int size)
    {
        var empty = new int[size];
        Array.Fill(empty, -1);
        return empty;
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
        Array.Resize(ref landmarks, 2 * count);
        Array.Resize(ref texts, 2 * count);
        Array.Resize(ref next, 2 * count);
        heads = NewHeads(2 * count);
        for (var entry = 0; entry < count; entry++)
        {
            Link(entry);
        }
    }
}
