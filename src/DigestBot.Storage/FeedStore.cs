using DigestBot.Core.Feeds;

namespace DigestBot.Storage;

internal sealed partial class FeedStore(Database database) : IFeedStore
{
    private const string Columns =
        "id, url, title, site_url, category, language, fetch_pages, next_due, last_fetched, last_new, failing_since, consecutive_failures, last_error, etag, last_modified, wishes, ended, moved_from, moved_at, moved_onto";

    public Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => QueryAsync(session, $"SELECT {Columns} FROM feeds WHERE NOT removed ORDER BY id"), cancellationToken);

    public Task<bool> HasHadFeedsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM feeds)"), cancellationToken);

    public Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => QueryAsync(
                session,
                $"SELECT {Columns} FROM feeds WHERE NOT removed AND NOT ended AND next_due <= @now ORDER BY next_due, id LIMIT @limit",
                new { now, limit }),
            cancellationToken);

    // SQLite has one node, which polls a feed once at a time: nobody to claim it from.
    public async Task<bool> ClaimAsync(Feed feed, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.Dialect.HasOneWriter || await database.WriteAsync(
            async session => await session.ExecuteAsync(
                "UPDATE feeds SET next_due = @until WHERE id = @Id AND next_due = @NextDue AND NOT removed", new { feed.Id, feed.Poll.NextDue, until }) > 0,
            cancellationToken);

    public Task<(Feed Feed, bool Added)> AddAsync(NewFeed feed, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AddAsync(session, feed, import: null), cancellationToken);

    public Task<IReadOnlyList<Feed>> ImportAsync(IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<Feed>>(
            async session =>
            {
                // Two imports at once would else get one number.
                await database.Dialect.LockAsync(session, "feeds");
                var import = 1 + await session.ScalarAsync<long>("SELECT COALESCE(MAX(import), 0) FROM feeds");
                var imported = new List<Feed>();
                foreach (var feed in feeds)
                {
                    if (await AddAsync(session, feed, import) is (var added, true))
                    {
                        imported.Add(added);
                    }
                }

                return imported;
            },
            cancellationToken);

    public Task<IReadOnlyList<Feed>> UndoImportAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var last = await QueryAsync(session, $"SELECT {Columns} FROM feeds WHERE common AND NOT removed AND import = (SELECT MAX(import) FROM feeds WHERE common AND NOT removed) ORDER BY id");
                foreach (var feed in last)
                {
                    await RemoveAsync(session, feed.Id);
                }

                return last;
            },
            cancellationToken);

    public Task<bool> RemoveAsync(FeedId id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => RemoveAsync(session, id), cancellationToken);

    public Task SavePollAsync(FeedId id, FeedPollState state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE feeds SET
                    next_due = @NextDue, last_fetched = @LastFetched, last_new = @LastNew, failing_since = @FailingSince,
                    consecutive_failures = @ConsecutiveFailures, last_error = @LastError, etag = @ETag, last_modified = @LastModified, wishes = @Wishes, ended = @Ended,
                    moved_from = @MovedFrom, moved_at = @MovedAt, moved_onto = @MovedOnto
                WHERE id = @id
                """,
                new
                {
                    id,
                    state.NextDue,
                    state.LastFetched,
                    state.LastNew,
                    state.FailingSince,
                    state.ConsecutiveFailures,
                    state.LastError,
                    state.ETag,
                    state.LastModified,
                    state.Wishes,
                    state.Ended,
                    state.MovedFrom,
                    state.MovedAt,
                    state.MovedOnto,
                }),
            cancellationToken);

    public Task<bool> SetPageFetchingAsync(FeedId id, PageFetching? setting, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync("UPDATE feeds SET fetch_pages = @setting WHERE id = @id AND NOT removed", new { id, setting = setting?.ToString() }) > 0,
            cancellationToken);

    public Task<bool> MoveAsync(FeedId id, string url, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(
                "UPDATE feeds SET url = @url WHERE id = @id AND NOT EXISTS (SELECT 1 FROM feeds other WHERE other.url = @url)", new { id, url }) > 0,
            cancellationToken);

    private static async Task<(Feed Feed, bool Added)> AddAsync(Session session, NewFeed feed, long? import)
    {
        // A removed or ended feed keeps its row and so its id; adding it again polls it at once.
        var changed = await session.ExecuteAsync(
            """
            INSERT INTO feeds (url, title, site_url, category, language, fetch_pages, import)
            VALUES (@Url, @Title, @SiteUrl, @Category, @Language, @fetchPages, @import)
            ON CONFLICT (url) DO UPDATE SET
                title = excluded.title, site_url = excluded.site_url, category = excluded.category, language = excluded.language, fetch_pages = excluded.fetch_pages, import = excluded.import,
                removed = FALSE, common = TRUE, ended = FALSE, next_due = 0, failing_since = NULL, consecutive_failures = 0, last_error = NULL, moved_from = NULL, moved_at = NULL, moved_onto = NULL
            WHERE feeds.removed OR feeds.ended OR NOT feeds.common
            """,
            new { feed.Url, feed.Title, feed.SiteUrl, feed.Category, feed.Language, fetchPages = feed.FetchPages?.ToString(), import });
        var stored = await QueryAsync(session, $"SELECT {Columns} FROM feeds WHERE url = @Url", feed);
        return (stored[0], changed > 0);
    }

    // Who has it of their own keeps it.
    private static async Task<bool> RemoveAsync(Session session, FeedId id) => await session.ExecuteAsync(
        """
        UPDATE feeds SET
            removed = NOT EXISTS (SELECT 1 FROM feed_subscribers s WHERE s.feed_id = id),
            common = NOT EXISTS (SELECT 1 FROM feed_subscribers s WHERE s.feed_id = id)
        WHERE id = @id AND common AND NOT removed
        """,
        new { id }) > 0;

    private static Task<IReadOnlyList<Feed>> QueryAsync(Session session, string sql, object? arguments = null) =>
        session.QueryAsync<Feed, FeedPollState, Feed>(sql, (feed, poll) => feed with { Poll = poll }, "next_due", arguments);
}
