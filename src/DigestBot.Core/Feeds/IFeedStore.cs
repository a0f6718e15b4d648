namespace DigestBot.Core.Feeds;

public interface IFeedStore
{
    Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Whether a feed was ever added, removed ones included. Asked at each start: cheaper than the list.</summary>
    Task<bool> HasHadFeedsAsync(CancellationToken cancellationToken);

    /// <summary>Feeds whose next poll is due at <paramref name="now"/>, longest overdue first; ended ones never.</summary>
    Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Takes a due feed's poll for this node, until the poll is saved or <paramref name="until"/> has come.</summary>
    /// <returns>False where another node has taken it since it was read.</returns>
    Task<bool> ClaimAsync(Feed feed, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Adds the feed or, where its address is there already, returns that one unchanged.</summary>
    /// <remarks>A feed that was removed or has ended comes back as added, with its id, so that its old entries are not new again.</remarks>
    Task<(Feed Feed, bool Added)> AddAsync(NewFeed feed, CancellationToken cancellationToken);

    /// <summary>Adds what is not there yet, all or nothing, and remembers it as one import.</summary>
    /// <returns>Those added, in the order given.</returns>
    Task<IReadOnlyList<Feed>> ImportAsync(IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken);

    /// <summary>Removes what the last import added and is still there; called again, what the one before it did.</summary>
    /// <returns>Those removed; empty where no import is left to undo.</returns>
    Task<IReadOnlyList<Feed>> UndoImportAsync(CancellationToken cancellationToken);

    /// <returns>False when there is no such feed. Its articles stay.</returns>
    Task<bool> RemoveAsync(FeedId id, CancellationToken cancellationToken);

    Task SavePollAsync(FeedId id, FeedPollState state, CancellationToken cancellationToken);

    /// <param name="setting">Null where the bot's setting is to hold.</param>
    /// <returns>False when there is no such feed.</returns>
    Task<bool> SetPageFetchingAsync(FeedId id, PageFetching? setting, CancellationToken cancellationToken);

    /// <summary>Follows a permanent redirect; where another feed has that address already, nothing changes and false is returned.</summary>
    Task<bool> MoveAsync(FeedId id, string url, CancellationToken cancellationToken);
}

public sealed record NewFeed(string Url, string Title)
{
    public string? SiteUrl { get; init; }

    public string? Category { get; init; }

    public string? Language { get; init; }

    /// <summary>Null where the bot's setting holds.</summary>
    public PageFetching? FetchPages { get; init; }
}
