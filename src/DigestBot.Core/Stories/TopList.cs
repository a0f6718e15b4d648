namespace DigestBot.Core.Stories;

/// <summary>The numbers of the few highest of many, highest first; of equals the one offered first. Cheaper than sorting all where few are wanted.</summary>
internal sealed class TopList(int capacity)
{
    private readonly float[] scores = new float[capacity];
    private readonly int[] items = new int[capacity];
    private int count;

    public ReadOnlySpan<int> Items => items.AsSpan(0, count);

    public void Clear() => count = 0;

    public void Offer(float score, int item)
    {
        if (count == capacity && score <= scores[capacity - 1])
        {
            return;
        }

        var at = count == capacity ? capacity - 1 : count++;
        while (at > 0 && scores[at - 1] < score)
        {
            scores[at] = scores[at - 1];
            items[at] = items[at - 1];
            at--;
        }

        scores[at] = score;
        items[at] = item;
    }
}
