namespace DigestBot.Core.Stories;

/// <summary>What grouping needs to know of one article: its weighted terms and its facts, a kilobyte or so. The text itself is not kept.</summary>
internal sealed class EventFingerprint
{
    // Bare headlines of one event are about .3 as alike across two groups as inside each, full texts .68; between them it grows
    // with the logarithm of the length.
    private const double StrictnessBase = 0.05;
    private const double StrictnessSlope = 0.125;
    private const double LeastStrict = 0.22;
    private const double Strictest = 0.70;

    /// <summary>Term numbers of the <see cref="TermTable"/>, ascending.</summary>
    public required int[] Terms { get; set; }

    /// <summary>How much the article says each term, before any weighing by rarity: 1 + ln of the count.</summary>
    public required float[] Frequencies { get; init; }

    public required EventFact[] Facts { get; init; }

    /// <summary>Its first words, to see the same report filled in anew.</summary>
    public required Opening Opening { get; init; }

    /// <summary>Natural logarithm of the number of terms read, title included.</summary>
    public required float LogLength
    {
        get;
        init
        {
            field = value;
            Strictness = (float)Math.Clamp(StrictnessBase + StrictnessSlope * value, LeastStrict, Strictest);
        }
    }

    /// <summary>How alike two groups of such articles must be, measured against their inner likeness, to be about one event.</summary>
    public float Strictness { get; private init; }

    /// <summary>Days since 1970 of its publication; NaN where no date is known.</summary>
    public required double Day { get; init; }

    public required string Language { get; init; }

    /// <summary>A hash of who published it; 0 where that is not known.</summary>
    public required uint Outlet { get; init; }

    /// <summary>1 / Euclidean length of the weighted terms: <see cref="TermTable"/>'s weights change it.</summary>
    public float Scale { get; set; } = 1;

    /// <summary>How many terms both have.</summary>
    public int CountShared(EventFingerprint other)
    {
        int shared = 0, i = 0, j = 0;
        while (i < Terms.Length && j < other.Terms.Length)
        {
            var (mine, theirs) = (Terms[i], other.Terms[j]);
            shared += mine == theirs ? 1 : 0;
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
        }

        return shared;
    }
}
