using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>What the store is to know after a poll, all of it or nothing.</summary>
/// <param name="Added">New articles.</param>
/// <param name="Assignments">Their stories, and later changes of mind about older ones.</param>
public sealed record StoryChanges(IReadOnlyList<Article> Added, IReadOnlyList<StoryAssignment> Assignments)
{
    /// <summary>Set when a restart is to begin here: the stories of all articles are remembered as they are now, these changes made.</summary>
    public StoryCheckpoint? Checkpoint { get; init; }

    /// <summary>What stories were found to follow. A step stored before gives way to another, and to none where its earlier article is in view still.</summary>
    public IReadOnlyList<StorylineFinding> Storylines { get; init; } = [];

    /// <summary>Articles seen earlier are out of view.</summary>
    public DateTimeOffset InViewSince { get; init; }
}

/// <param name="Assignment">As things stand.</param>
/// <param name="AtCheckpoint">The article's story at the last checkpoint; null where it came later.</param>
public sealed record StoredAssignment(Article Article, StoryAssignment Assignment, StoryId? AtCheckpoint);

public static class StoryStoreExtensions
{
    /// <inheritdoc cref="IStoryStore.SaveAsync"/>
    public static Task SaveAsync(this IStoryStore store, IReadOnlyList<Article> added, IReadOnlyList<StoryAssignment> assignments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.SaveAsync(new StoryChanges(added, assignments), cancellationToken);
    }
}
