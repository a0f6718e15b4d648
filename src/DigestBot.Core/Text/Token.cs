using System.Runtime.InteropServices;

namespace DigestBot.Core.Text;

/// <summary>A piece of text that counts as one word, as a range of the text it stands in.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

public enum TokenKind
{
    /// <summary>Letters, with marks, digits and inner apostrophes: "don't", "G20", "l'État".</summary>
    Word,

    /// <summary>Digits, with inner separators: "4,051", "6.1", "20:45".</summary>
    Number,

    /// <summary>Characters of a script that puts no spaces between words; neighbours overlap.</summary>
    CharacterPair,
}
