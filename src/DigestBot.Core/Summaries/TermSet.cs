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

    /// <summary>How many words of the first one of the others, or both, have.</summary>
    public static int SharedWithEither(ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var shared = 0;
        foreach (var word in words)
        {
            while (!one.IsEmpty && one[0] < word)
            {
                one = one[1..];
            }

            while (!other.IsEmpty && other[0] < word)
            {
                other = other[1..];
            }

            shared += (!one.IsEmpty && one[0] == word) || (!other.IsEmpty && other[0] == word) ? 1 : 0;
        }

        return shared;
    }

    /// <summary>0..1: the share of the smaller one's words that the other has too.</summary>
    public static double Overlap(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right) =>
        left.IsEmpty || right.IsEmpty ? 0 : (double)Shared(left, right) / Math.Min(left.Length, right.Length);
}
