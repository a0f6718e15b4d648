using System.Net;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;

namespace DigestBot.Core.Articles;

/// <summary>Fetches a web page as feeds are fetched: from public addresses alone, within their limits of time and size.</summary>
public sealed class PageFetcher
{
    private const string Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";

    private readonly WebFetcher web;

    internal PageFetcher(WebFetcher web) => this.web = web;

    /// <returns>Never throws for what the web does: a <see cref="FetchedPage.Failed"/> says it in words.</returns>
    public Task<FetchedPage> FetchAsync(string url, CancellationToken cancellationToken) => FetchAsync(url, etag: null, lastModified: null, cancellationToken);

    /// <param name="etag">From the last answer; null for a first fetch.</param>
    /// <param name="lastModified">Likewise.</param>
    internal async Task<FetchedPage> FetchAsync(string url, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        if (FeedAddress.Normalize(url) is not { } address)
        {
            return new FetchedPage.Failed("is no http or https address");
        }

        return await web.GetAsync(new GetRequest(new Uri(address), Accept) { ETag = etag, LastModified = lastModified }, cancellationToken) switch
        {
            WebAnswer.Answered { Status: HttpStatusCode.OK } page => new FetchedPage.Read(page.Body, page.ContentType, page.Address.AbsoluteUri)
            {
                ETag = page.ETag,
                LastModified = page.LastModified,
            },
            WebAnswer.Answered { Status: HttpStatusCode.NotModified } => new FetchedPage.Unchanged(),
            WebAnswer.Answered other => new FetchedPage.Failed(other.AsFailure().Reason),
            WebAnswer.Failed failed => new FetchedPage.Failed(failed.Reason),
            var unknown => throw new InvalidOperationException($"No such answer: {unknown.GetType().Name}."),
        };
    }
}
