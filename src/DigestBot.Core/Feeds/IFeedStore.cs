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

    /// <summary>Adds the feed for everyone or, where its address is there already, returns that one unchanged.</summary>
    /// <remarks>A feed that was removed or has ended comes back as added, with its id, so that its old entries are not new again.</remarks>
    Task<(Feed Feed, bool Added)> AddAsync(NewFeed feed, CancellationToken cancellationToken);

    /// <summary>Gives a workspace a feed of its own; one that all share already is left as it is.</summary>
    /// <param name="name">What the workspace calls it; null for the feed's title.</param>
    /// <returns>Whether the workspace sees it only now.</returns>
    Task<(Feed Feed, bool Added)> SubscribeAsync(FeedSubscriber subscriber, NewFeed feed, string? name, CancellationToken cancellationToken);

    /// <summary>Likewise for a list, all or nothing, remembered as one import of the workspace.</summary>
    /// <returns>Those added, in the order given.</returns>
    Task<IReadOnlyList<Feed>> SubscribeAsync(FeedSubscriber subscriber, IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken);

    /// <summary>Takes a workspace's feed away from it; without subscribers it is polled no more.</summary>
    /// <returns>False where it has no such feed of its own.</returns>
    Task<bool> UnsubscribeAsync(FeedSubscriber subscriber, FeedId id, CancellationToken cancellationToken);

    /// <summary>Takes away what the workspace's last import added and it still has; called again, what the one before it did.</summary>
    Task<IReadOnlyList<Feed>> UndoImportAsync(FeedSubscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Which feeds are not everyone's, and whose they are.</summary>
    Task<PrivateFeeds> PrivateAsync(CancellationToken cancellationToken);

    /// <summary>Adds what is not there yet, all or nothing, and remembers it as one import.</summary>
    /// <returns>Those added, in the order given.</returns>
    Task<IReadOnlyList<Feed>> ImportAsync(IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken);

    /// <summary>Removes what the last import added and is still there; called again, what the one before it did.</summary>
    /// <returns>Those removed; empty where no import is left to undo.</returns>
    Task<IReadOnlyList<Feed>> UndoImportAsync(CancellationToken cancellationToken);

    /// <summary>Takes it away from everyone but those who have it of their own.</summary>
    /// <returns>False when there is no such feed. Its articles stay.</returns>
    Task<bool> RemoveAsync(FeedId id, CancellationToken cancellationToken);

    Task SavePollAsync(FeedId id, FeedPollState state, CancellationToken cancellationToken);

    /// <param name="setting">Null where the bot's setting is to hold.</param>
    /// <returns>False when there is no such feed.</returns>
    Task<bool> SetPageFetchingAsync(FeedId id, PageFetching? setting, CancellationToken cancellationToken);

    /// <summary>Follows a permanent redirect; where another feed has that address already, nothing changes and false is returned.</summary>
    Task<bool> MoveAsync(FeedId id, string url, CancellationToken cancellationToken);
}

public static class FeedStoreExtensions
{
    /// <summary>The feeds that the workspace sees, by the names it knows them by; for null, those that all share.</summary>
    public static async Task<IReadOnlyList<Feed>> SeenByAsync(this IFeedStore feeds, FeedSubscriber? subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        return (await feeds.PrivateAsync(cancellationToken)).SeenBy(subscriber, await feeds.ListAsync(cancellationToken));
    }

    /// <summary>Of which feeds the workspace may see nothing.</summary>
    public static async Task<IReadOnlySet<FeedId>> HiddenFromAsync(this IFeedStore feeds, FeedSubscriber? subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        return (await feeds.PrivateAsync(cancellationToken)).HiddenFrom(subscriber);
    }
}

public sealed record NewFeed(string Url, string Title)
{
    public string? SiteUrl { get; init; }

    public string? Category { get; init; }

    public string? Language { get; init; }

    /// <summary>Null where the bot's setting holds.</summary>
    public PageFetching? FetchPages { get; init; }
}
