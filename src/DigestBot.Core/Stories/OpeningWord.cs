using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>What is kept of a word of an <see cref="Opening"/>.</summary>
/// <param name="Hash">Half of the word's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpeningWord(uint Hash, WordShape Shape, OpeningWordKind Kind)
{
    public static OpeningWord Of(ReadWord word, bool isFirst) => new((uint)(word.Word >> 32), word.Shape, KindOf(word, isFirst));

    private static OpeningWordKind KindOf(ReadWord word, bool isFirst)
    {
        if (word.Number >= 0 || word.Is(WordTraits.Digits) || word.Role.Role is FactWordRole.Weekday or FactWordRole.Month or FactWordRole.Number or FactWordRole.Ordinal)
        {
            return OpeningWordKind.FigureOrDay;
        }

        return word.Is(WordTraits.Stop) ? OpeningWordKind.Common
            : word.Is(WordTraits.Capitalised) && !isFirst ? OpeningWordKind.Name
            : OpeningWordKind.Other;
    }
}

[Flags]
internal enum OpeningWordKind : byte
{
    /// <summary>A stop word: "in" for "at" says nothing.</summary>
    Common = 0,

    FigureOrDay = 1,
    Name = 2,
    Other = 4,
}
