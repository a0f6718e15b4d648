using System.Collections.Concurrent;
using DigestBot.Core.Feeds;

namespace DigestBot.Testing.Stores;

public sealed class InMemoryFeedStore : IFeedStore
{
    private readonly ConcurrentDictionary<FeedId, Feed> _feeds = new();
    private readonly ConcurrentStack<List<Feed>> _imports = new();
    private readonly Dictionary<FeedSubscriber, List<Feed>> _ownImports = [];
    private readonly Dictionary<FeedId, List<FeedSubscription>> _subscriptions = [];
    private bool _hasHadFeeds;

    /// <summary>Polls cannot be noted down: the disk is full.</summary>
    public bool IsFull { get; set; }

    /// <summary>How often all feeds were read.</summary>
    public int ListsRead { get; private set; }

    public Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken)
    {
        ListsRead++;
        return Task.FromResult<IReadOnlyList<Feed>>([.. _feeds.Values.OrderBy(feed => feed.Id.Value)]);
    }

    public Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Feed>>([.. _feeds.Values.Where(feed => !feed.Poll.Ended && feed.Poll.NextDue <= now).OrderBy(feed => feed.Poll.NextDue).Take(limit)]);

    public Task<bool> ClaimAsync(Feed feed, DateTimeOffset until, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<(Feed Feed, bool Added)> AddAsync(NewFeed feed, CancellationToken cancellationToken)
    {
        if (_feeds.Values.FirstOrDefault(known => known.Url == feed.Url) is { } there)
        {
            return Task.FromResult((there, false));
        }

        _hasHadFeeds = true;
        var added = new Feed
        {
            Id = new(_feeds.Count + 1),
            Url = feed.Url,
            Title = feed.Title,
            SiteUrl = feed.SiteUrl,
            Category = feed.Category,
            Language = feed.Language,
            FetchPages = feed.FetchPages,
        };
        _feeds[added.Id] = added;
        return Task.FromResult((added, true));
    }

    public async Task<IReadOnlyList<Feed>> ImportAsync(IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken)
    {
        var imported = new List<Feed>();
        foreach (var feed in feeds)
        {
            if (await AddAsync(feed, cancellationToken) is (var added, true))
            {
                imported.Add(added);
            }
        }

        _imports.Push(imported);
        return imported;
    }

    public Task<IReadOnlyList<Feed>> UndoImportAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Feed>>(_imports.TryPop(out var last) ? [.. last.Where(feed => _feeds.TryRemove(feed.Id, out _))] : []);

    public async Task<(Feed Feed, bool Added)> SubscribeAsync(FeedSubscriber subscriber, NewFeed feed, string? name, CancellationToken cancellationToken)
    {
        var (stored, isNew) = await AddAsync(feed, cancellationToken);
        if (isNew)
        {
            _subscriptions[stored.Id] = [];
        }

        if (!_subscriptions.TryGetValue(stored.Id, out var rows) || rows.Exists(row => row.Subscriber == subscriber))
        {
            return (stored, false);
        }

        rows.Add(new(stored.Id, subscriber, name));
        return (stored with { Title = name ?? stored.Title }, true);
    }

    public async Task<IReadOnlyList<Feed>> SubscribeAsync(FeedSubscriber subscriber, IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken)
    {
        var added = new List<Feed>();
        foreach (var feed in feeds)
        {
            if (await SubscribeAsync(subscriber, feed, name: null, cancellationToken) is (var stored, true))
            {
                added.Add(stored);
            }
        }

        _ownImports[subscriber] = added;
        return added;
    }

    public Task<bool> UnsubscribeAsync(FeedSubscriber subscriber, FeedId id, CancellationToken cancellationToken) =>
        Task.FromResult(_subscriptions.TryGetValue(id, out var rows) && rows.RemoveAll(row => row.Subscriber == subscriber) > 0);

    public async Task<IReadOnlyList<Feed>> UndoImportAsync(FeedSubscriber subscriber, CancellationToken cancellationToken)
    {
        _ownImports.Remove(subscriber, out var last);
        foreach (var feed in last ?? [])
        {
            await UnsubscribeAsync(subscriber, feed.Id, cancellationToken);
        }

        return last ?? [];
    }

    public Task<PrivateFeeds> PrivateAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new PrivateFeeds([.. _subscriptions.SelectMany(feed => feed.Value.DefaultIfEmpty(new FeedSubscription(feed.Key, null, null)))]));

    public Task<bool> HasHadFeedsAsync(CancellationToken cancellationToken) => Task.FromResult(_hasHadFeeds);

    public Task<bool> RemoveAsync(FeedId id, CancellationToken cancellationToken) => Task.FromResult(_feeds.TryRemove(id, out _));

    public Task SavePollAsync(FeedId id, FeedPollState state, CancellationToken cancellationToken)
    {
        if (IsFull)
        {
            throw new IOException("The disk is full.");
        }

        _feeds[id] = _feeds[id] with { Poll = state };
        return Task.CompletedTask;
    }

    public Task<bool> SetPageFetchingAsync(FeedId id, PageFetching? setting, CancellationToken cancellationToken)
    {
        var isThere = _feeds.TryGetValue(id, out var feed);
        if (isThere)
        {
            _feeds[id] = feed! with { FetchPages = setting };
        }

        return Task.FromResult(isThere);
    }

    public Task<bool> MoveAsync(FeedId id, string url, CancellationToken cancellationToken)
    {
        if (_feeds.Values.Any(feed => feed.Url == url))
        {
            return Task.FromResult(false);
        }

        _feeds[id] = _feeds[id] with { Url = url };
        return Task.FromResult(true);
    }
}
