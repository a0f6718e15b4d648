namespace DigestBot.Core.Stories;

/// <summary>What stands between the words that two openings have in common.</summary>
internal enum GapKind
{
    /// <summary>A typing error, stop words, the outlets' credits, or another sentence: it says neither.</summary>
    Nothing,

    /// <summary>A figure or day for another, in the lead's sentences.</summary>
    FigureInLead,

    /// <summary>The same further down, or between sentences.</summary>
    Figure,

    Name,
    PhraseInLead,
    Phrase,
    PhraseOutOfSentence,

    /// <summary>Only one of the two has anything there.</summary>
    AddedOrCut,

    /// <summary>No gap: a figure or day that both have there, each counted once.</summary>
    FigureKept,
}
