namespace DigestBot.Core.Stories;

/// <summary>The constants of <see cref="Cohesion"/> that were chosen by what they do on labelled articles; the benchmarks' <c>cross-validate</c> chooses them anew without the articles it measures on.</summary>
/// <remarks>
/// Those built in were chosen with all articles in sight, on news in full, snippets and headlines. Fitted on two thirds of the events of ECB+, BASIL, the
/// GoogleNews set of the GSDMM paper and UCI's news aggregator they moved by a seventh at most, and the B-cubed F1 of the last third by less than .01.
/// </remarks>
internal sealed record StoryTuning
{
    /// <summary>Times <see cref="EventFingerprint.Strictness"/>: how alike two groups must be, measured against their inner likeness.</summary>
    public double Strictness { get; init; } = 1;

    /// <summary>Times the strictness squared: what an article must be like a story's articles, even where no fact speaks against it.</summary>
    public double LeastLikeness { get; init; } = 1.1;

    /// <summary>How much of the logarithm of the odds against a chance the evidence must make good.</summary>
    public double EvidencePerChance { get; init; } = 1;

    /// <summary>After so many days between an article and a story their link is worth 1/e.</summary>
    public double DaysToFade { get; init; } = 4;

    public static StoryTuning BuiltIn { get; } = new();

    /// <summary>One for each constant: the same tuning with it multiplied.</summary>
    public static IReadOnlyList<Func<StoryTuning, double, StoryTuning>> Changes { get; } =
    [
        (tuning, factor) => tuning with { Strictness = factor * tuning.Strictness },
        (tuning, factor) => tuning with { LeastLikeness = factor * tuning.LeastLikeness },
        (tuning, factor) => tuning with { EvidencePerChance = factor * tuning.EvidencePerChance },
        (tuning, factor) => tuning with { DaysToFade = factor * tuning.DaysToFade },
    ];
}
