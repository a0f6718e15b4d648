namespace DigestBot.Core.Feeds;

/// <summary>Feeds that workspaces added, removed ones too: what they brought is for their subscribers alone.</summary>
/// <param name="subscriptions">A row for each subscriber; one without, where a feed has none left.</param>
public sealed class PrivateFeeds(IReadOnlyCollection<FeedSubscription> subscriptions)
{
    private readonly HashSet<FeedId> _all = [.. subscriptions.Select(row => row.Feed)];
    private readonly ILookup<FeedSubscriber, FeedSubscription> _bySubscriber = subscriptions.Where(row => row.Subscriber is not null).ToLookup(row => row.Subscriber!);

    /// <summary>The feeds that others may see and this one may not. Who has no feeds of its own gets the same set as the operator.</summary>
    public IReadOnlySet<FeedId> HiddenFrom(FeedSubscriber? subscriber) =>
        subscriber is null || !_bySubscriber.Contains(subscriber) ? _all : _all.Except(_bySubscriber[subscriber].Select(row => row.Feed)).ToHashSet();

    /// <summary>Of all feeds those that the subscriber sees, under the names it gave them.</summary>
    public IReadOnlyList<Feed> SeenBy(FeedSubscriber? subscriber, IReadOnlyList<Feed> feeds)
    {
        var hidden = HiddenFrom(subscriber);
        var own = subscriber is null ? [] : _bySubscriber[subscriber].ToDictionary(row => row.Feed);
        return [.. feeds.Where(feed => !hidden.Contains(feed.Id)).Select(feed => own.GetValueOrDefault(feed.Id)?.Name is { } name ? feed with { Title = name } : feed)];
    }

    /// <summary>How many feeds the subscriber has of its own.</summary>
    public int CountOf(FeedSubscriber subscriber) => _bySubscriber[subscriber].Count();

    public bool Has(FeedId feed) => _all.Contains(feed);
}

/// <param name="Subscriber">Null where the last one left.</param>
/// <param name="Name">What the subscriber calls the feed; null for the feed's own title.</param>
public sealed record FeedSubscription(FeedId Feed, FeedSubscriber? Subscriber, string? Name);
