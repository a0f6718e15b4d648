using DigestBot.Core.Feeds;

namespace DigestBot.Core.Articles;

public interface IArticleStore
{
    /// <summary>What this feed has brought before under one of the keys, or with one of the addresses (as shown).</summary>
    Task<IReadOnlyList<KnownEntry>> KnownAsync(FeedId feed, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> urls, CancellationToken cancellationToken);

    /// <summary>The highest id given so far; 0 in an empty store.</summary>
    Task<ArticleId> LastIdAsync(CancellationToken cancellationToken);

    /// <param name="hidden">Feeds whose articles are not looked at.</param>
    Task<Article?> FindByUrlAsync(string canonicalUrl, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken);

    /// <summary>Those of the articles that are kept still, in order of arrival.</summary>
    Task<IReadOnlyList<Article>> ListAsync(IReadOnlyCollection<ArticleId> ids, CancellationToken cancellationToken);

    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Articles seen at or after <paramref name="since"/>, in order of arrival, streamed: a store may hold a million.</summary>
    IAsyncEnumerable<Article> SeenSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>What tells an entry apart from others of its feed.</summary>
public sealed record KnownEntry(string Key, string? Url, string Title);
