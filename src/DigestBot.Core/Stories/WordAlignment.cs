using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Two openings laid side by side along the words that both have in the same order.</summary>
/// <remarks>
/// What fills the gaps tells a desk's report of the next event from an edited copy of this one. The desk puts other figures, names and phrases into its
/// sentences, so both sides of a gap are filled; an editor cuts and adds, which leaves one side empty, and lets the figures stand.
/// </remarks>
internal readonly ref struct WordAlignment
{
    /// <summary>A figure, a name or a phrase takes a few words; longer gaps are other sentences.</summary>
    private const int LongestFilling = 12;

    /// <summary>With so many of the same words on either side, a gap is filled inside a sentence that both have.</summary>
    private const int SameAround = 3;

    /// <summary>In a text with so many typing errors, a word for a word is another.</summary>
    private const int TyposOfNoise = 3;

    /// <summary>The first sentences tell the event; behind them comes what was known before.</summary>
    private const int LeadWords = 45;

    private readonly ReadOnlySpan<OpeningWord> words;
    private readonly ReadOnlySpan<OpeningWord> others;
    private readonly ReadOnlySpan<byte> common;
    private readonly int columns;

    /// <param name="table">Zeros: a row for each word of the one and a column for each of the other, and one of each more.</param>
    public WordAlignment(ReadOnlySpan<OpeningWord> words, ReadOnlySpan<OpeningWord> others, Span<byte> table)
    {
        this.words = words;
        this.others = others;
        columns = others.Length + 1;
        CountCommon(words, others, table);
        common = table;
    }

    /// <summary>How many words both have in the same order.</summary>
    public int Common => common[0];

    /// <summary>Counts each <see cref="GapKind"/>.</summary>
    public void CountGaps(Span<int> counts)
    {
        Span<Gap> gaps = stackalloc Gap[words.Length];
        var (found, end) = FindGaps(gaps);
        gaps = gaps[..found];
        var typos = 0;
        foreach (var gap in gaps)
        {
            typos += IsTypo(gap) ? 1 : 0;
        }

        counts.Clear();
        counts[(int)GapKind.FigureKept] = CountKeptFigures(gaps, end);
        for (var i = 0; i < gaps.Length; i++)
        {
            var before = gaps[i].Start - (i == 0 ? 0 : gaps[i - 1].End);
            var after = i + 1 == gaps.Length ? SameAround : gaps[i + 1].Start - gaps[i].End;
            var isTypo = gaps[i].IsWord && (typos >= TyposOfNoise || IsTypo(gaps[i]));
            counts[(int)(isTypo ? GapKind.Nothing : KindOf(gaps[i], inSentence: Math.Min(before, after) >= SameAround))]++;
        }
    }

    // In a row for each word of the one: the length of the longest common subsequence from there and from each word of the other.
    private static void CountCommon(ReadOnlySpan<OpeningWord> words, ReadOnlySpan<OpeningWord> others, Span<byte> table)
    {
        var width = others.Length + 1;
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var row = table.Slice(i * width, width);
            var below = table.Slice((i + 1) * width, width);
            for (var j = row.Length - 2; j >= 0; j--)
            {
                row[j] = words[i].Hash == others[j].Hash ? (byte)(below[j + 1] + 1) : Math.Max(below[j], row[j + 1]);
            }
        }
    }

    // Walks along the subsequence. What follows its last word is the end that one of the two was cut at.
    private (int Found, int End) FindGaps(Span<Gap> gaps)
    {
        int i = 0, j = 0, start = 0, otherStart = 0, found = 0;
        while (i < words.Length && j < others.Length)
        {
            if (words[i].Hash == others[j].Hash)
            {
                if (start < i || otherStart < j)
                {
                    gaps[found++] = new Gap(start, i, otherStart, j);
                }

                (start, otherStart) = (++i, ++j);
            }
            else if (common[(i + 1) * columns + j] >= common[i * columns + j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (found, start);
    }

    // Each once: a figure in a name comes again and again.
    private int CountKeptFigures(ReadOnlySpan<Gap> gaps, int end)
    {
        Span<uint> kept = stackalloc uint[words.Length];
        var count = 0;
        var next = 0;
        for (var i = 0; i < end; i++)
        {
            if (next < gaps.Length && i == gaps[next].Start)
            {
                i = gaps[next++].End;
            }

            if (words[i].Kind == OpeningWordKind.FigureOrDay && !kept[..count].Contains(words[i].Hash))
            {
                kept[count++] = words[i].Hash;
            }
        }

        return count;
    }

    // "Tuesday" and "Thursday", "fifth" and "sixth" have nearly the same letters and are other days and figures for all that.
    private bool IsTypo(Gap gap) =>
        gap.IsWord
        && words[gap.Start].Shape.MayBeMistyped(others[gap.OtherStart].Shape)
        && (words[gap.Start].Kind & others[gap.OtherStart].Kind) != OpeningWordKind.FigureOrDay;

    private GapKind KindOf(Gap gap, bool inSentence)
    {
        if (gap.IsOneSided)
        {
            return GapKind.AddedOrCut;
        }

        // Before the first words that both have stand each outlet's own credit and date.
        var (one, other) = (KindsIn(words[gap.Start..gap.End]), KindsIn(others[gap.OtherStart..gap.OtherEnd]));
        if (gap.IsFirst || one == OpeningWordKind.Common || other == OpeningWordKind.Common)
        {
            return GapKind.Nothing;
        }

        var both = one & other;
        var inLead = inSentence && gap.Start < LeadWords;
        return both.HasFlag(OpeningWordKind.FigureOrDay) ? inLead ? GapKind.FigureInLead : GapKind.Figure
            : both.HasFlag(OpeningWordKind.Name) ? GapKind.Name
            : inLead ? GapKind.PhraseInLead
            : inSentence ? GapKind.Phrase
            : GapKind.PhraseOutOfSentence;
    }

    // Nothing of what is longer than a filling.
    private static OpeningWordKind KindsIn(ReadOnlySpan<OpeningWord> gap)
    {
        var all = OpeningWordKind.Common;
        if (gap.Length <= LongestFilling)
        {
            foreach (var word in gap)
            {
                all |= word.Kind;
            }
        }

        return all;
    }

    /// <summary>What stands between two words of the subsequence, in the one and in the other; either may be empty.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Gap(int Start, int End, int OtherStart, int OtherEnd)
    {
        public bool IsFirst => Start == 0 || OtherStart == 0;

        public bool IsOneSided => Start == End || OtherStart == OtherEnd;

        public bool IsWord => End - Start == 1 && OtherEnd - OtherStart == 1;
    }
}
