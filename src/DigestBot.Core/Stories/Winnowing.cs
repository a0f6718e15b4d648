namespace DigestBot.Core.Stories;

/// <summary>Chooses a fifth of a text's shingles so that texts which share a passage share a chosen one.</summary>
/// <remarks>
/// Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003): the smallest hash of every
/// window. Any 12 words in common (a window and three more) are certain to be found; MinHash finds a short copy of a long text by luck only.
/// </remarks>
internal static class Winnowing
{
    public const int Window = 9;

    public static void Select(ReadOnlySpan<uint> shingles, List<uint> chosen)
    {
        var last = -1;
        for (var start = 0; start == 0 || start + Window <= shingles.Length; start++)
        {
            var end = Math.Min(start + Window, shingles.Length);
            if (last < start)
            {
                last = start;
                for (var i = start + 1; i < end; i++)
                {
                    last = shingles[i] <= shingles[last] ? i : last;
                }
            }
            else if (shingles[end - 1] <= shingles[last])
            {
                last = end - 1;
            }
            else
            {
                continue;
            }

            if (last < shingles.Length)
            {
                chosen.Add(shingles[last]);
            }
        }
    }
}
