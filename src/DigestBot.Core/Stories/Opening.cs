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

    /// <summary>Shorter texts have half of their words in common by chance.</summary>
    private const int LeastCommon = 40;

    // How much each kind of gap speaks for another event, and how much of that is enough. Typing errors change names, too, and an editor adds and cuts, but lets
    // figures stand. Fitted by the benchmarks' "wordings" on pairs of texts of one event and of two.
    private static readonly double[] Weights = [0, 2, 1, 0.5, 1, 0.5, 0.25, -0.4, -0.5];
    private const double Proof = 1.5;

    /// <summary>Who copies a report days later changes less than that.</summary>
    private const double ProofWhereDated = 1;

    /// <summary>Within half a day the same report with other figures is an update.</summary>
    private const double DaysOfUpdates = 0.5;

    private readonly OpeningWord[] words;
    private readonly double day;
    private readonly int? eventNumber;
    private readonly int? stage;

    private Opening(OpeningWord[] words, double day, ReadOnlySpan<EventFact> facts)
    {
        (this.words, this.day) = (words, day);
        eventNumber = OnlyNumberIn(facts);
        stage = FirstStageIn(facts);
    }

    /// <param name="day">Days since 1970 of its publication; NaN where no date is known.</param>
    /// <param name="facts">Of the whole article.</param>
    public static Opening Of(ReadOnlySpan<ReadWord> text, double day, ReadOnlySpan<EventFact> facts)
    {
        var read = new OpeningWord[Math.Min(text.Length, WordsRead)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = OpeningWord.Of(text[i], isFirst: i == 0);
        }

        return new Opening(read, day, facts);
    }

    /// <summary>Whether both are one text with other figures, days, names or phrases in it.</summary>
    public bool IsFilledAnew(Opening other) => Compare(other).IsFilledAnew;

    /// <summary>How much of the shorter stands in the other in the same order, 0 for less than half, and whether it is filled anew there.</summary>
    public (double SameWording, bool IsFilledAnew) Compare(Opening other)
    {
        var daysApart = Math.Abs(day - other.day);
        if (daysApart <= DaysOfUpdates)
        {
            return default;
        }

        Span<int> gaps = stackalloc int[Weights.Length];
        var (share, common) = CountGaps(other, gaps);
        if (share == 0)
        {
            return default;
        }

        double proof = 0;
        for (var kind = 0; kind < Weights.Length; kind++)
        {
            proof += Weights[kind] * gaps[kind];
        }

        var enough = double.IsNaN(daysApart) ? Proof : ProofWhereDated;
        return (share, (common >= LeastCommon && IsCountedOtherwise(other)) || proof >= enough);
    }

    /// <summary>Counts each <see cref="GapKind"/> between the two, where at least half of the shorter stands in the other.</summary>
    /// <returns>The share, 0 for less than half, and how many words both have.</returns>
    public (double SameWording, int Common) CountGaps(Opening other, Span<int> counts)
    {
        var shorter = Math.Min(words.Length, other.words.Length);
        Span<byte> table = stackalloc byte[(words.Length + 1) * (other.words.Length + 1)];
        var alignment = new WordAlignment(words, other.words, table);
        if (shorter == 0 || alignment.Common < SameWording * shorter)
        {
            return (0, alignment.Common);
        }

        alignment.CountGaps(counts);
        return (alignment.Common / (double)shorter, alignment.Common);
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
}
