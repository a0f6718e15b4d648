using DigestBot.Core.Feeds;

namespace DigestBot.Storage;

/// <summary>The feeds that workspaces have of their own.</summary>
internal sealed partial class FeedStore
{
    public Task<(Feed Feed, bool Added)> SubscribeAsync(FeedSubscriber subscriber, NewFeed feed, string? name, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SubscribeAsync(session, subscriber, feed, name, import: null), cancellationToken);

    public Task<IReadOnlyList<Feed>> SubscribeAsync(FeedSubscriber subscriber, IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<Feed>>(
            async session =>
            {
                // Two imports at once would else get one number.
                await database.Dialect.LockAsync(session, "feed_subscribers");
                var import = 1 + await session.ScalarAsync<long>("SELECT COALESCE(MAX(import), 0) FROM feed_subscribers");
                var added = new List<Feed>();
                foreach (var feed in feeds)
                {
                    if (await SubscribeAsync(session, subscriber, feed, name: null, import) is (var stored, true))
                    {
                        added.Add(stored);
                    }
                }

                return added;
            },
            cancellationToken);

    public Task<bool> UnsubscribeAsync(FeedSubscriber subscriber, FeedId id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => UnsubscribeAsync(session, subscriber, id), cancellationToken);

    public Task<IReadOnlyList<Feed>> UndoImportAsync(FeedSubscriber subscriber, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var last = await QueryAsync(
                    session,
                    $"""
                    SELECT {Columns} FROM feeds WHERE id IN (
                        SELECT feed_id FROM feed_subscribers WHERE platform = @Platform AND workspace = @Workspace
                            AND import = (SELECT MAX(import) FROM feed_subscribers WHERE platform = @Platform AND workspace = @Workspace))
                    ORDER BY id
                    """,
                    subscriber);
                foreach (var feed in last)
                {
                    await UnsubscribeAsync(session, subscriber, feed.Id);
                }

                return last;
            },
            cancellationToken);

    public Task<PrivateFeeds> PrivateAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => new PrivateFeeds(
            [
                .. (await session.QueryAsync<SubscriptionRow>("SELECT f.id, s.platform, s.workspace, s.name FROM feeds f LEFT JOIN feed_subscribers s ON s.feed_id = f.id WHERE NOT f.common"))
                    .Select(row => row.ToSubscription()),
            ]),
            cancellationToken);

    /// <summary>Stops polling what nobody subscribes to any more.</summary>
    internal static Task<int> RemoveUnsubscribedAsync(Session session) =>
        session.ExecuteAsync("UPDATE feeds SET removed = TRUE WHERE NOT common AND NOT removed AND NOT EXISTS (SELECT 1 FROM feed_subscribers s WHERE s.feed_id = id)");

    private static async Task<(Feed Feed, bool Added)> SubscribeAsync(Session session, FeedSubscriber subscriber, NewFeed feed, string? name, long? import)
    {
        // One that all shared and that was removed is no one else's from now on.
        var revived = await session.ExecuteAsync(
            """
            INSERT INTO feeds (url, title, site_url, category, language, fetch_pages, common)
            VALUES (@Url, @Title, @SiteUrl, @Category, @Language, @fetchPages, FALSE)
            ON CONFLICT (url) DO UPDATE SET
                common = feeds.common AND NOT feeds.removed, removed = FALSE, ended = FALSE,
                next_due = 0, failing_since = NULL, consecutive_failures = 0, last_error = NULL, moved_from = NULL, moved_at = NULL, moved_onto = NULL
            WHERE feeds.removed OR feeds.ended
            """,
            new { feed.Url, feed.Title, feed.SiteUrl, feed.Category, feed.Language, fetchPages = feed.FetchPages?.ToString() });
        var stored = (await QueryAsync(session, $"SELECT {Columns} FROM feeds WHERE url = @Url", feed))[0];
        var subscribed = await session.ExecuteAsync(
            """
            INSERT INTO feed_subscribers (feed_id, platform, workspace, name, import)
            SELECT id, @Platform, @Workspace, @name, @import FROM feeds WHERE id = @Id AND NOT common
            ON CONFLICT (feed_id, platform, workspace) DO NOTHING
            """,
            new { stored.Id, subscriber.Platform, subscriber.Workspace, name, import });
        return (stored with { Title = name ?? stored.Title }, revived + subscribed > 0);
    }

    private static async Task<bool> UnsubscribeAsync(Session session, FeedSubscriber subscriber, FeedId id)
    {
        var left = await session.ExecuteAsync(
            "DELETE FROM feed_subscribers WHERE feed_id = @id AND platform = @Platform AND workspace = @Workspace", new { id, subscriber.Platform, subscriber.Workspace });
        await RemoveUnsubscribedAsync(session);
        return left > 0;
    }

    private sealed class SubscriptionRow
    {
        public FeedId Id { get; init; }

        public string? Platform { get; init; }

        public string? Workspace { get; init; }

        public string? Name { get; init; }

        public FeedSubscription ToSubscription() => new(Id, Platform is null ? null : new FeedSubscriber(Platform, Workspace!), Name);
    }
}
