using DigestBot.Core.Feeds;

namespace DigestBot.Core.Articles;

public interface IArticleStore
{
    /// <summary>Which of the keys this feed has brought before.</summary>
    Task<IReadOnlySet<string>> KnownKeysAsync(FeedId feed, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>The highest id given so far; 0 in an empty store.</summary>
    Task<ArticleId> LastIdAsync(CancellationToken cancellationToken);

    Task<Article?> FindByUrlAsync(string canonicalUrl, CancellationToken cancellationToken);

    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Articles seen at or after <paramref name="since"/>, in order of arrival, streamed: a store may hold a million.</summary>
    IAsyncEnumerable<Article> SeenSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
