namespace DigestBot.Core.Stories;

/// <summary>What is kept of a text to recognise its copies.</summary>
internal sealed class CopyText
{
    /// <summary>Half of the shorter text. Rewrites of one event share a tenth at most; a copy with every seventh word mistyped still half.</summary>
    private const double CopiedShare = 0.5;

    /// <summary>Texts of fewer shingles, 15 words, must be the same but for a word or so, and of the same day: "Stocks close higher" comes again.</summary>
    private const int EnoughShingles = 12;
    private const int FewestShingles = 3;
    private const double SameText = 0.8;
    private const double SameDay = 1;

    private const int EnoughNumbers = 2;
    private const double AgreeingNumbers = 0.34;

    public required ShingleSet Shingles { get; init; }

    /// <summary>Its first words: a template filled in anew is no copy, however much of it is the same.</summary>
    public required Opening Opening { get; init; }

    /// <summary>Hashes of the numbers in it, ascending: a template filled in anew, such as a monthly report, differs by them.</summary>
    public required uint[] Numbers { get; init; }

    /// <summary>A bit for each weekday it names.</summary>
    public required int Weekdays { get; init; }

    /// <summary>The numbers of the events it names: see <see cref="FactKind.EventNumber"/>.</summary>
    public required int[] EventNumbers { get; init; }

    /// <summary>Days since 1970 of its publication; NaN where no date is known.</summary>
    public required double Day { get; init; }

    /// <summary>What <see cref="CopySimilarity"/> is where the words are a copy's and the facts another event's.</summary>
    public const double OfAnotherEvent = -1;

    /// <summary>0 where neither is a copy of the other; else the share of the shorter that is found in the longer, or <see cref="OfAnotherEvent"/>.</summary>
    /// <param name="withinDays">Dated further apart, the same words are about the next event.</param>
    public double CopySimilarity(CopyText other, double withinDays)
    {
        var gap = Math.Abs(Day - other.Day);
        var fewer = Math.Min(Shingles.Count, other.Shingles.Count);
        if (gap > withinDays || fewer < FewestShingles)
        {
            return 0;
        }

        var copied = fewer >= EnoughShingles
            ? Shingles.Containment(other.Shingles) >= CopiedShare
            : !(gap > SameDay) && Shingles.Resemblance(other.Shingles) >= SameText;
        return !copied ? 0
            : Contradicts(other) || Opening.IsFilledAnew(other.Opening) ? OfAnotherEvent
            : Shingles.Containment(other.Shingles);
    }

    // Numbers tell, where there are two at least; else the weekdays. A mistyped copy may miss some of either.
    private bool Contradicts(CopyText other)
    {
        if (EventNumbers.Length > 0 && other.EventNumbers.Length > 0 && !EventNumbers.AsSpan().ContainsAny(other.EventNumbers))
        {
            return true;
        }

        var fewer = Math.Min(Numbers.Length, other.Numbers.Length);
        return fewer >= EnoughNumbers
            ? SharedNumbers(other) < AgreeingNumbers * fewer
            : Weekdays != 0 && other.Weekdays != 0 && (Weekdays & other.Weekdays) == 0;
    }

    private int SharedNumbers(CopyText other)
    {
        int shared = 0, j = 0;
        foreach (var number in Numbers)
        {
            while (j < other.Numbers.Length && other.Numbers[j] < number)
            {
                j++;
            }

            shared += j < other.Numbers.Length && other.Numbers[j] == number ? 1 : 0;
        }

        return shared;
    }
}
