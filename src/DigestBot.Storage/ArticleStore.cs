using System.Runtime.CompilerServices;
using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;

namespace DigestBot.Storage;

internal sealed class ArticleStore(Database database) : IArticleStore
{
    /// <summary>Narrows to the articles seen since an instant by their number: a walk in order of arrival then needs no sorting.</summary>
    /// <remarks>The plus keeps SQLite from looking for the least id by walking up from the first article; the index on <c>seen</c> is the short way.</remarks>
    internal const string SeenSince = "a.id >= (SELECT MIN(+id) FROM articles WHERE seen >= @since) AND a.seen >= @since";

    public Task<IReadOnlyList<KnownEntry>> KnownAsync(FeedId feed, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> urls, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<KnownEntry>(
                $"""
                SELECT key, url, title FROM articles WHERE feed_id = @feed AND key IN {database.Dialect.TextsOf("@keys")}
                UNION
                SELECT key, url, title FROM articles WHERE feed_id = @feed AND url IN {database.Dialect.TextsOf("@urls")}
                """,
                new { feed, keys = AsJson(keys), urls = AsJson(urls) }),
            cancellationToken);

    public Task<ArticleId> LastIdAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async session => new ArticleId(await session.ScalarAsync<long>("SELECT COALESCE(MAX(id), 0) FROM articles")), cancellationToken);

    public Task<Article?> FindByUrlAsync(string canonicalUrl, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<ArticleRow>(
                $"SELECT {ArticleRow.Columns} FROM articles a WHERE a.url = @canonicalUrl AND a.feed_id NOT IN {database.Dialect.NumbersOf("@feeds")} ORDER BY a.id LIMIT 1",
                new { canonicalUrl, feeds = JsonSerializer.Serialize(hidden.Select(feed => feed.Value), DocumentJson.Default.IEnumerableInt64) }))?.ToArticle(),
            cancellationToken);

    public Task<IReadOnlyList<Article>> ListAsync(IReadOnlyCollection<ArticleId> ids, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Article>>(
            async session =>
            {
                var rows = await session.QueryAsync<ArticleRow>(
                    $"SELECT {ArticleRow.Columns} FROM articles a WHERE a.id IN {database.Dialect.NumbersOf("@ids")} ORDER BY a.id",
                    new { ids = JsonSerializer.Serialize(ids.Select(id => id.Value), DocumentJson.Default.IEnumerableInt64) });
                return [.. rows.Select(row => row.ToArticle())];
            },
            cancellationToken);

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<int>("SELECT COUNT(*) FROM articles"), cancellationToken);

    public async IAsyncEnumerable<Article> SeenSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = database.StreamAsync<ArticleRow>($"SELECT {ArticleRow.Columns} FROM articles a WHERE {SeenSince} ORDER BY a.id", new { since }, cancellationToken);
        await foreach (var row in rows)
        {
            yield return row.ToArticle();
        }
    }

    private static string AsJson(IReadOnlyCollection<string> texts) => JsonSerializer.Serialize([.. texts.Select(StorableText.Of)], DocumentJson.Default.IReadOnlyListString);
}
