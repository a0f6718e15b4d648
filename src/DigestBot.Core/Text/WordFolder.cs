using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DigestBot.Core.Text;

/// <summary>Brings a word into the form it is compared in: lower case, Latin letters without diacritics. Allocates nothing.</summary>
/// <remarks><see cref="TextNormalizer.Fold"/> is the same idea for whole texts; this one is for the hot path and keeps the word's length.</remarks>
public static class WordFolder
{
    /// <summary>Longer words are compared by so many first characters: a megabyte without a space is one word too.</summary>
    public const int MaxLength = 64;

    private const char FirstFolded = '\u00C0';
    private static readonly char[] Latin = BuildLatinTable();

    /// <summary>Writes the folded word and returns its length, at most <see cref="MaxLength"/>.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = Math.Min(word.Length, MaxLength);
        for (var i = 0; i < length; i++)
        {
            var c = word[i];
            folded[i] = c switch
            {
                >= 'A' and <= 'Z' => (char)(c | 0x20),
                < FirstFolded => c,
                < '\u0250' => Latin[c - FirstFolded],
                '’' => '\'',
                _ => char.ToLowerInvariant(c),
            };
        }

        return length;
    }

    /// <summary>The folded form as a string, for tables built at start.</summary>
    public static string Fold(string word)
    {
        Span<char> folded = stackalloc char[MaxLength];
        return new string(folded[..Fold(word.AsSpan(), folded)]);
    }

    /// <summary>A 64-bit hash of a folded word, the same in every process: features are stored and compared by it.</summary>
    /// <remarks>Multiply and fold, eight bytes a step, after wyhash; with a million words the odds of any collision are about 1 in 10^7.</remarks>
    public static ulong Hash(ReadOnlySpan<char> folded)
    {
        var bytes = MemoryMarshal.AsBytes(folded);
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            tail |= (ulong)bytes[i] << (8 * i);
        }

        return Mix(hash ^ tail);
    }

    internal static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ 0xA0761D6478BD642FUL, 0xE7037ED1A0B428DBUL, out var low);
        return high ^ low;
    }

    private static char[] BuildLatinTable()
    {
        var table = new char[0x250 - FirstFolded];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)(FirstFolded + i);
            var folded = TextNormalizer.Fold(c.ToString());
            table[i] = folded.Length == 1 ? folded[0] : char.ToLowerInvariant(c);
        }

        return table;
    }
}
