using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Storage;

internal sealed class WaitingArticleStore(Database database) : IWaitingArticles
{
    public Task<int> AddAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var added = 0;
            foreach (var (place, article) in articles.Index())
            {
                added += await session.ExecuteAsync(
                    """
                    INSERT INTO waiting_articles (feed_id, key, since, place, document) VALUES (@feed, @Key, @Seen, @place, @document)
                    ON CONFLICT (feed_id, key) DO NOTHING
                    """,
                    new { feed = article.Feed ?? default, article.Key, article.Seen, place, document = JsonSerializer.Serialize(article, DocumentJson.Default.Article) });
            }

            return added;
        },
        cancellationToken);

    public Task<IReadOnlyList<Article>> LongestAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Article>>(
        async session => [.. (await session.QueryAsync<string>("SELECT document FROM waiting_articles ORDER BY since, place LIMIT @limit", new { limit }))
            .Select(document => JsonSerializer.Deserialize(document, DocumentJson.Default.Article)!)],
        cancellationToken);

    public Task RemoveAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteManyAsync(
                "DELETE FROM waiting_articles WHERE feed_id = @feed AND key = @Key", articles.Select(article => new { feed = article.Feed ?? default, article.Key }));
            return true;
        },
        cancellationToken);
}
