using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Rebuilds the memory of a <see cref="StoryClusterer"/> from the store: as it was at the last checkpoint, then what came after it once more.</summary>
/// <remarks>
/// So a bot that was killed goes on as if it had not been. What is repeated has to end in the stories that are stored. Where it does not, another
/// version of the rules decided then: the stored stories hold, and the memory is made of them.
/// </remarks>
internal sealed class StoryMemory(IStoryStore store, StoryOptions options)
{
    public int Articles { get; private set; }

    /// <summary>The instant of the last poll that brought anything.</summary>
    public DateTimeOffset LastSeen { get; private set; } = DateTimeOffset.MinValue;

    public async Task<StoryClusterer> RestoreAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await RepeatAsync(cancellationToken) ?? await TakeAsStoredAsync(now, cancellationToken);

    private async Task<StoryClusterer?> RepeatAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await store.CheckpointAsync(cancellationToken);
        var clusterer = new StoryClusterer(options);
        Dictionary<ArticleId, StoryId> stored = [], decided = [];
        DateTimeOffset? poll = null;
        await foreach (var (article, assignment, atCheckpoint) in StoredSinceAsync(checkpoint?.At, cancellationToken))
        {
            (stored[article.Id], LastSeen) = (assignment.Story, article.Seen);
            if (article.Id.Value <= checkpoint?.LastArticle.Value)
            {
                decided[article.Id] = atCheckpoint ?? assignment.Story;
                clusterer.Restore(article, assignment with { Story = decided[article.Id] });
                continue;
            }

            if (poll != article.Seen)
            {
                EndPoll();
            }

            poll = article.Seen;
            Take(clusterer.Add(article));
        }

        EndPoll();
        Articles = stored.Count;
        return stored.All(pair => decided[pair.Key] == pair.Value) ? clusterer : null;

        void EndPoll()
        {
            if (poll is not null)
            {
                Take(clusterer.Mend());
            }
            else if (checkpoint is not null)
            {
                clusterer.EndRestoring(checkpoint);
            }
        }

        void Take(IReadOnlyList<StoryAssignment> changed)
        {
            foreach (var assignment in changed)
            {
                decided[assignment.Article] = assignment.Story;
            }
        }
    }

    private async Task<StoryClusterer> TakeAsStoredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var clusterer = new StoryClusterer(options);
        var last = default(ArticleId);
        await foreach (var (article, assignment, _) in StoredSinceAsync(now, cancellationToken))
        {
            clusterer.Restore(article, assignment);
            last = article.Id;
        }

        clusterer.EndRestoring(new StoryCheckpoint(last, now, await store.LastIdAsync(cancellationToken), ArticlesAtFullMending: 0));
        return clusterer;
    }

    private IAsyncEnumerable<StoredAssignment> StoredSinceAsync(DateTimeOffset? at, CancellationToken cancellationToken) =>
        store.AssignedSinceAsync(at is { } instant ? instant - options.FollowFor : DateTimeOffset.MinValue, cancellationToken);
}
