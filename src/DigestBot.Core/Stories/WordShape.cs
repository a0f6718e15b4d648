using System.Numerics;
using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>A word's letters, without their order and number, and its length: what a typing error changes little of.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordShape(ushort Letters, byte Length)
{
    /// <summary>One letter for another changes two bits.</summary>
    private const int MostOtherLetters = 2;

    public static WordShape Of(ReadOnlySpan<char> folded)
    {
        var letters = 0;
        foreach (var letter in folded)
        {
            letters |= 1 << (letter & 15);
        }

        return new WordShape((ushort)letters, (byte)folded.Length);
    }

    /// <summary>Whether one may be the other, mistyped: a letter more, less, doubled, changed or in another place.</summary>
    public bool MayBeMistyped(WordShape other) =>
        Length > 0 && other.Length > 0 && Math.Abs(Length - other.Length) <= 1 && BitOperations.PopCount((uint)(Letters ^ other.Letters)) <= MostOtherLetters;
}
