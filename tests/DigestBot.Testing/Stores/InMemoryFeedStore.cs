using System.Collections.Concurrent;
using DigestBot.Core.Feeds;

namespace DigestBot.Testing.Stores;

public sealed class InMemoryFeedStore : IFeedStore
{
    private readonly ConcurrentDictionary<FeedId, Feed> _feeds = new();
    private readonly ConcurrentStack<List<Feed>> _imports = new();
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
