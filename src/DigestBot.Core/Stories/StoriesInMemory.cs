using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Stories;

/// <summary>A story store whose last day is read once for all who ask for it: digests of today are asked for over and over.</summary>
/// <remarks>
/// What was read is used until a change passes through here, and no longer than <see cref="Life"/>: another process may change the
/// same store. A story that did not change stays the same object from one reading to the next, so that what was worked out
/// about it may be kept beside it.
/// </remarks>
public sealed class StoriesInMemory(IStoryStore store, TimeProvider time) : IStoryStore, IDisposable
{
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    /// <summary>Nobody asked for so long: the texts leave the memory.</summary>
    internal static readonly TimeSpan KeptUnused = TimeSpan.FromMinutes(10);

    // A day, however its clocks were changed: what reaches further back is asked for seldom, and would take more memory than it is worth.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(25);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _lock = new();
    private Reading? _kept;
    private ITimer? _unused;
    private long _changes;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (from < now - Reach)
        {
            return await store.ActiveAsync(from, to, cancellationToken);
        }

        var reading = await ReadAsync(from, now, cancellationToken);
        return [.. reading.Stories.Where(story => story.Articles.Any(member => member.Article.When >= from && member.Article.When < to))];
    }

    /// <inheritdoc/>
    public async Task SaveAsync(StoryChanges changes, CancellationToken cancellationToken)
    {
        try
        {
            await store.SaveAsync(changes, cancellationToken);
        }
        finally
        {
            // Also where it failed: a commit may have come through before its answer was lost.
            Interlocked.Increment(ref _changes);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredAssignment> AssignedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => store.AssignedSinceAsync(since, cancellationToken);

    /// <inheritdoc/>
    public Task<StoryCheckpoint?> CheckpointAsync(CancellationToken cancellationToken) => store.CheckpointAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Storyline> StorylineAsync(StoryId id, CancellationToken cancellationToken) => store.StorylineAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<StoryId> LastIdAsync(CancellationToken cancellationToken) => store.LastIdAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken) => store.FindByArticleAsync(article, cancellationToken);

    /// <inheritdoc/>
    public Task<FoundStories> SearchAsync(string words, DateTimeOffset since, int limit, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken) =>
        store.SearchAsync(words, since, limit, hidden, cancellationToken);

    public void Dispose()
    {
        _unused?.Dispose();
        _reading.Dispose();
    }

    private async Task<Reading> ReadAsync(DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = Interlocked.Read(ref _changes);
        if (Kept(from, changes) is { } known)
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Whoever held the lock before may have read it, after the last change this caller can know of.
            if (Kept(from, changes) is { } read)
            {
                return read;
            }

            var before = _kept;
            var since = before is not null && before.From < from && before.From >= now - Reach ? before.From : from;
            var (seen, at) = (Interlocked.Read(ref _changes), time.GetUtcNow());
            var stories = await store.ActiveAsync(since, DateTimeOffset.MaxValue, cancellationToken);
            return _kept = new Reading(since, at, seen, SameWhereUnchanged(stories, before));
        }
        finally
        {
            _reading.Release();
        }
    }

    private Reading? Kept(DateTimeOffset from, long changes)
    {
        lock (_lock)
        {
            _unused ??= time.CreateTimer(_ => _kept = null, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _unused.Change(KeptUnused, Timeout.InfiniteTimeSpan);
        }

        return _kept is { } kept && kept.From <= from && kept.Changes >= changes && time.GetUtcNow() - kept.At < Life ? kept : null;
    }

    private static IReadOnlyList<Story> SameWhereUnchanged(IReadOnlyList<Story> stories, Reading? before)
    {
        if (before is null)
        {
            return stories;
        }

        var known = before.Stories.ToDictionary(story => story.Id);
        return [.. stories.Select(story => known.TryGetValue(story.Id, out var same) && IsUnchanged(same, story) ? same : story)];
    }

    // Articles never change once they are stored: a story is its members and how they came to it.
    private static bool IsUnchanged(Story before, Story now) =>
        before.Articles.Count == now.Articles.Count
        && before.Articles.Zip(now.Articles).All(pair =>
            pair.First.Article.Id == pair.Second.Article.Id && pair.First.DuplicateOf == pair.Second.DuplicateOf && pair.First.Similarity.Equals(pair.Second.Similarity));

    /// <param name="From">Every story is here with an article from this instant on.</param>
    /// <param name="Changes">How many changes it is sure to hold.</param>
    private sealed record Reading(DateTimeOffset From, DateTimeOffset At, long Changes, IReadOnlyList<Story> Stories);
}
