namespace DigestBot.Core.Summaries;

/// <summary>Comparisons of content words given as ascending hashes.</summary>
internal static class TermSet
{
    /// <summary>How many words both have.</summary>
    public static int Shared(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        var shared = 0;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var order = left[0].CompareTo(right[0]);
            if (order == 0)
            {
                shared++;
            }

            left = order <= 0 ? left[1..] : left;
            right = order >= 0 ? right[1..] : right;
        }

        return shared;
    }

    /// <summary>0..1: the share of the smaller one's words that the other has too.</summary>
    public static double Overlap(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right) =>
        left.IsEmpty || right.IsEmpty ? 0 : (double)Shared(left, right) / Math.Min(left.Length, right.Length);
}
