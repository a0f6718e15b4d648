namespace DigestBot.Core.Stories;

/// <summary>What keeps an article out of a story that it resembles.</summary>
public enum StoryObjection
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>Its link to another story is stronger.</summary>
    WeakerLink,

    /// <summary>Its link is below what joins anything.</summary>
    FaintLink,

    /// <summary>It is less like the story's articles than they are like each other.</summary>
    Unlike,

    /// <summary>Of what it says, no more is the story's than chance explains.</summary>
    TooLittleEvidence,

    /// <summary>With it the story's reports would have little in common but a name, or an outlet's usual subject.</summary>
    NameAlone,

    /// <summary>The same report with other figures, days or names in it: the next event of its kind.</summary>
    FilledAnew,

    /// <summary>It is dated too long before or after.</summary>
    TooFarApart,

    /// <summary>Weekday, event number, year, day or stage are others.</summary>
    FactsDisagree,
}
