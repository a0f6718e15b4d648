using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>That one story follows another: the next visit, this month's report after the last.</summary>
/// <param name="Article">Of the later story.</param>
/// <param name="Earlier">Of the earlier story. Between articles, so that the step holds when they are moved to other stories.</param>
public sealed record StorylineStep(ArticleId Article, ArticleId Earlier, StorylineSign Sign);

/// <summary>By what a story is known to be the next of its kind.</summary>
public enum StorylineSign
{
    /// <summary>Alike enough to be one event, were it not for the days between them.</summary>
    Likeness,

    /// <summary>Both name their events' numbers: the sixth visit, the eighth.</summary>
    EventNumber,

    /// <summary>The same report with other figures, days and names.</summary>
    FilledAnew,
}

/// <param name="Step">To the story that came before; null where none in view did.</param>
public sealed record StorylineFinding(StoryId Story, StorylineStep? Step);

/// <summary>The stories before and after one, as far as they are known, the nearest first.</summary>
public sealed record Storyline(IReadOnlyList<Story> Before, IReadOnlyList<Story> After)
{
    /// <summary>Stories told of each way.</summary>
    public const int MostSteps = 4;

    public static Storyline None { get; } = new([], []);
}
