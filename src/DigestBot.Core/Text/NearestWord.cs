namespace DigestBot.Core.Text;

/// <summary>What someone probably meant to type.</summary>
public static class NearestWord
{
    /// <summary>The candidate nearest to what was typed, or null where none is near enough to be meant.</summary>
    /// <remarks>Near enough: the typed word begins it, or at most one letter in three is wrong (always at least one).</remarks>
    public static string? Find(string typed, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var smallest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = typed.Length >= 2 && candidate.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                ? 1
                : Distance(typed.ToLowerInvariant(), candidate.ToLowerInvariant());
            var allowed = Math.Max(1, candidate.Length / 3);
            if (distance <= allowed && distance < smallest)
            {
                (nearest, smallest) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>Letters to insert, remove, replace or swap with their neighbour (optimal string alignment, Damerau 1964).</summary>
    public static int Distance(string a, string b)
    {
        var (beforeLast, last, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(Math.Min(last[j], current[j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
