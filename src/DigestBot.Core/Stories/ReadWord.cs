using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>A word of an article as grouping sees it.</summary>
/// <param name="Word">Hash of the folded word.</param>
/// <param name="Stem">Hash of its stem.</param>
/// <param name="Role">What it does where events are dated and counted.</param>
/// <param name="Number">The number it is or begins with; -1 where it is none, or one past nine digits.</param>
/// <param name="Shape">By which it is known when mistyped; none of a number's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReadWord(ulong Word, ulong Stem, FactWord Role, int Number, WordTraits Traits, WordShape Shape)
{
    public bool Is(WordTraits traits) => (Traits & traits) == traits;
}

[Flags]
internal enum WordTraits : byte
{
    None = 0,

    /// <summary>Says nothing about the subject: a stop word, or a single letter.</summary>
    Stop = 1,

    Capitalised = 2,

    /// <summary>Digits alone: "21", "4,051".</summary>
    Digits = 4,

    /// <summary>Digits that count: "9th", "4e", in German "4.".</summary>
    Ordinal = 8,
}
