using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Why an article is in its story as things stand now: what carries it, what speaks against it, where else it might have gone.</summary>
/// <remarks>Made from the decisions' own measures and not from a record of the past: an article that was moved is explained where it is.</remarks>
public sealed record StoryExplanation
{
    public required ArticleId Article { get; init; }

    public required StoryEntry Entry { get; init; }

    /// <summary>0..1: for a copy the share of the shorter text found in the other, else the link to the story's other articles.</summary>
    public double Strength { get; init; }

    /// <summary>Of which article it is a copy; null for all that are none.</summary>
    public ArticleId? CopyOf { get; init; }

    /// <summary>The story's other articles, copies not counted.</summary>
    public int Others { get; init; }

    /// <summary>Names and figures it shares with the others, the most telling first, as the article spells them.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Other words it shares with them, likewise.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What it and others say alike of the event's when and which.</summary>
    public IReadOnlyList<StoryFact> Facts { get; init; } = [];

    /// <summary>Where what it says of them is said by none of the others.</summary>
    public IReadOnlyList<FactConflict> Conflicts { get; init; } = [];

    /// <summary>Between its date and the others'; zero where they overlap or one is not known.</summary>
    public TimeSpan Apart { get; init; }

    /// <summary>What would keep it out if it came now: members stay with less than joining takes.</summary>
    public StoryObjection Objection { get; init; }

    /// <summary>The other story it is most like; null where it resembles none.</summary>
    public RunnerUp? RunnerUp { get; init; }
}

/// <summary>How an article belongs to its story.</summary>
public enum StoryEntry
{
    /// <summary>The only report of its event so far.</summary>
    Alone,

    /// <summary>Its story's first report.</summary>
    First,

    /// <summary>Words of its own about the same event.</summary>
    Joined,

    /// <summary>Another's text.</summary>
    Copy,

    /// <summary>Seen too long ago: what its decision was made from is not kept.</summary>
    OutOfView,
}

/// <param name="Own">What the article says.</param>
/// <param name="Others">What most of the others say of the same.</param>
public sealed record FactConflict(StoryFact Own, StoryFact Others);

/// <param name="Example">That story's earliest article in view.</param>
/// <param name="Likeness">0..1, as <see cref="StoryExplanation.Strength"/> were both of one day.</param>
/// <param name="Objection">Why the article is not in it.</param>
public sealed record RunnerUp(StoryId Story, ArticleId Example, double Likeness, StoryObjection Objection);
