namespace DigestBot.Core.Stories;

/// <summary>What a <see cref="StoryFact"/> tells of its event.</summary>
public enum FactKind
{
    /// <summary>"on Tuesday"</summary>
    Weekday,

    /// <summary>"her fourth visit", "round 12", "the 31st edition"</summary>
    EventNumber,

    /// <summary>"in 2026"</summary>
    Year,

    /// <summary>"on the second day of the strike"</summary>
    Day,

    /// <summary>"found guilty", then "sentenced"</summary>
    Stage,
}
