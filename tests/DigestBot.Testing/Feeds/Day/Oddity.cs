namespace DigestBot.Testing.Feeds.Day;

/// <summary>What a publisher does that is not as it should be.</summary>
public enum Oddity
{
    None,
    MovesForGood,
    MovesForAWhile,
    VanishesForGood,
    IsMissing,
    Blocks,
    LimitsItsRate,
    TimesOut,
    Breaks,
    LiesAboutDates,
    HasNoDates,
    ChangesItsEncoding,
    ChangesItsIds,
    RepeatsItsItems,
    IgnoresConditions,
    AsksForPatience,
    SleepsAtNight,
    IsSilent,
}
