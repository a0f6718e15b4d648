namespace DigestBot.Core.Stories;

/// <summary>The first words of an article, to see whether another is the same report filled in anew: the next launch, match or month.</summary>
/// <remarks>
/// The surest sign of a recurrence. Two reports of one event share whole sentences or say it differently; a desk's report of the next
/// event keeps its sentences and changes the figures, days and names in them.
/// </remarks>
internal sealed class Opening
{
    private const int WordsRead = 100;

    /// <summary>This share of the shorter opening stands in both, in the same order. Of rewrites it is a quarter, by common words.</summary>
    private const double SameWording = 0.5;

    // One place filled otherwise is a correction, and in a long text a few are: one to twenty words that both say tells the next event.
    private const int FewestFillings = 2;
    private const int WordsPerFilling = 20;

    /// <summary>Shorter texts have half of their words in common by chance.</summary>
    private const int LeastCommon = 40;

    /// <summary>Within half a day the same report with other figures is an update.</summary>
    private const double DaysOfUpdates = 0.5;

    /// <summary>A figure, a day or a name takes a few words; longer gaps are other sentences.</summary>
    private const int LongestFilling = 4;

    private readonly uint[] words;
    private readonly Filling[] fillings;
    private readonly double day;
    private readonly int? eventNumber;
    private readonly int? stage;

    private Opening(uint[] words, Filling[] fillings, double day, ReadOnlySpan<EventFact> facts)
    {
        (this.words, this.fillings, this.day) = (words, fillings, day);
        eventNumber = OnlyNumberIn(facts);
        stage = FirstStageIn(facts);
    }

    [Flags]
    private enum Filling : byte
    {
        None = 0,
        FigureOrDay = 1,
        Name = 2,
    }

    /// <param name="day">Days since 1970 of its publication; NaN where no date is known.</param>
    /// <param name="facts">Of the whole article.</param>
    public static Opening Of(ReadOnlySpan<ReadWord> text, double day, ReadOnlySpan<EventFact> facts)
    {
        var count = Math.Min(text.Length, WordsRead);
        var (words, fillings) = (new uint[count], new Filling[count]);
        for (var i = 0; i < count; i++)
        {
            words[i] = (uint)(text[i].Word >> 32);
            fillings[i] = FillingOf(text[i], isFirst: i == 0);
        }

        return new Opening(words, fillings, day, facts);
    }

    /// <summary>Whether both are one text with other figures, days or names in it.</summary>
    public bool IsFilledAnew(Opening other)
    {
        if (Math.Abs(day - other.day) <= DaysOfUpdates)
        {
            return false;
        }

        Span<byte> common = stackalloc byte[(WordsRead + 1) * (WordsRead + 1)];
        CountCommon(other, common);
        return common[0] >= SameWording * Math.Min(words.Length, other.words.Length) && ((common[0] >= LeastCommon && IsCountedOtherwise(other)) || HasOtherFillings(other, common));
    }

    // "His third trip" and "his fourth", "charged" and "convicted": in one wording no other proof is needed.
    private bool IsCountedOtherwise(Opening other) =>
        (eventNumber is { } number && other.eventNumber is { } otherNumber && number != otherNumber) || (stage is { } own && other.stage is { } theirs && own != theirs);

    private static int? OnlyNumberIn(ReadOnlySpan<EventFact> facts)
    {
        int? only = null;
        foreach (var fact in facts)
        {
            if (fact.Kind is FactKind.EventNumber)
            {
                if (only is not null)
                {
                    return null;
                }

                only = fact.Value;
            }
        }

        return only;
    }

    // The report's own stage is the one that it names first, which weighs most.
    private static int? FirstStageIn(ReadOnlySpan<EventFact> facts)
    {
        EventFact? first = null;
        foreach (var fact in facts)
        {
            first = fact.Kind is FactKind.Stage && !(fact.Weight <= first?.Weight) ? fact : first;
        }

        return first?.Value;
    }

    // In a row for each word of this opening: the length of the longest common subsequence from there and from each word of the other.
    private void CountCommon(Opening other, Span<byte> common)
    {
        var width = other.words.Length + 1;
        common[..((words.Length + 1) * width)].Clear();
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var row = common.Slice(i * width, width);
            var below = common.Slice((i + 1) * width, width);
            for (var j = row.Length - 2; j >= 0; j--)
            {
                row[j] = words[i] == other.words[j] ? (byte)(below[j + 1] + 1) : Math.Max(below[j], row[j + 1]);
            }
        }
    }

    // Walks along the subsequence and looks at the gaps. Names alone prove nothing: typing errors change them too.
    private bool HasOtherFillings(Opening other, ReadOnlySpan<byte> common)
    {
        var width = other.words.Length + 1;
        int i = 0, j = 0, gap = 0, otherGap = 0, filled = 0;
        var all = Filling.None;
        while (i < words.Length && j < other.words.Length)
        {
            if (words[i] == other.words[j])
            {
                var both = In(fillings.AsSpan(gap..i)) & In(other.fillings.AsSpan(otherGap..j));
                filled += both == Filling.None ? 0 : 1;
                all |= both;
                (gap, otherGap) = (++i, ++j);
            }
            else if (common[(i + 1) * width + j] >= common[i * width + j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return filled >= Math.Max(FewestFillings, common[0] / WordsPerFilling) && all.HasFlag(Filling.FigureOrDay);
    }

    private static Filling In(ReadOnlySpan<Filling> gap)
    {
        var all = Filling.None;
        if (gap.Length <= LongestFilling)
        {
            foreach (var filling in gap)
            {
                all |= filling;
            }
        }

        return all;
    }

    private static Filling FillingOf(ReadWord word, bool isFirst)
    {
        if (word.Number >= 0 || word.Is(WordTraits.Digits) || word.Role.Role is FactWordRole.Weekday or FactWordRole.Month or FactWordRole.Number or FactWordRole.Ordinal)
        {
            return Filling.FigureOrDay;
        }

        return word.Is(WordTraits.Capitalised) && !isFirst ? Filling.Name : Filling.None;
    }
}
