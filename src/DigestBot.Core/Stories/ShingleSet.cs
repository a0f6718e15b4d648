using DigestBot.Core.Text;

namespace DigestBot.Core.Stories;

/// <summary>The runs of four words of a text as hashes: what is left of it to recognise copies by.</summary>
/// <remarks>
/// Broder, "On the resemblance and containment of documents" (1997). Containment finds the lede of a long text, which resemblance
/// misses; four words because runs of three are shared by chance and of five broken by too few edits (measured on edited wire copies).
/// </remarks>
internal sealed class ShingleSet
{
    public const int WordsInShingle = 4;

    /// <summary>Words read of a text: copies of longer ones show within these.</summary>
    public const int WordsRead = 1_024;

    private readonly uint[] hashes;

    private ShingleSet(uint[] hashes) => this.hashes = hashes;

    public int Count => hashes.Length;

    /// <param name="words">Hashes of the text's words in order; overwritten.</param>
    /// <param name="landmarks">Receives hashes by which a copy of any passage of some length can be looked up.</param>
    public static ShingleSet Of(Span<ulong> words, List<uint> landmarks)
    {
        var count = Math.Max(0, Math.Min(words.Length, WordsRead) - WordsInShingle + 1);
        Span<uint> shingles = stackalloc uint[WordsRead];
        for (var i = 0; i < count; i++)
        {
            var run = words[i] + 3 * words[i + 1] + 5 * words[i + 2] + 7 * words[i + 3];
            shingles[i] = (uint)(WordFolder.Mix(run) >> 32);
        }

        shingles = shingles[..count];
        Winnowing.Select(shingles, landmarks);
        shingles.Sort();
        var distinct = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || shingles[i] != shingles[i - 1])
            {
                shingles[distinct++] = shingles[i];
            }
        }

        return new ShingleSet(shingles[..distinct].ToArray());
    }

    /// <summary>The share of the smaller set that the other has too.</summary>
    public double Containment(ShingleSet other) => Shared(other) / (double)Math.Max(1, Math.Min(Count, other.Count));

    /// <summary>The share of both together that both have.</summary>
    public double Resemblance(ShingleSet other)
    {
        var shared = Shared(other);
        return shared / (double)Math.Max(1, Count + other.Count - shared);
    }

    private int Shared(ShingleSet other)
    {
        int shared = 0, i = 0, j = 0;
        while (i < hashes.Length && j < other.hashes.Length)
        {
            var (mine, theirs) = (hashes[i], other.hashes[j]);
            shared += mine == theirs ? 1 : 0;
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
        }

        return shared;
    }
}
