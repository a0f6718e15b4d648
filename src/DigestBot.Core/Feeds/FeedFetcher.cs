using System.Net;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace DigestBot.Core.Feeds;

/// <summary>Fetches a feed: conditionally, within limits of time and size, and from public addresses alone.</summary>
public sealed class FeedFetcher
{
    internal const string Accept =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

    // A server that says 429 and not how long.
    private static readonly TimeSpan UnsaidRetryAfter = TimeSpan.FromMinutes(30);

    private readonly WebFetcher web;
    private readonly TimeProvider time;
    private readonly int maxBytes;
    private readonly ResiliencePipeline<FetchResult> retry;

    internal FeedFetcher(WebFetcher web, IOptions<FeedOptions> options, TimeProvider time)
    {
        this.web = web;
        this.time = time;
        maxBytes = options.Value.MaxBodyMegabytes * 1024 * 1024;
        retry = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Result is FetchResult.Failed { IsTransient: true }),
                MaxRetryAttempts = 1,
                Delay = options.Value.RetryDelay,
                UseJitter = true,
            })
            .Build();
    }

    /// <param name="etag">From the last answer, sent back unchanged; null for a first fetch.</param>
    /// <param name="lastModified">Likewise.</param>
    /// <returns>Never throws for what the web does: a <see cref="FetchResult.Failed"/> says it in words.</returns>
    public async Task<FetchResult> FetchAsync(string url, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        if (FeedAddress.Normalize(url) is not { } address)
        {
            return new FetchResult.Failed("is no http or https address");
        }

        var request = new GetRequest(new Uri(address), Accept) { ETag = etag, LastModified = lastModified };
        return await retry.ExecuteAsync(async token => Read(await web.GetAsync(request, token)), cancellationToken);
    }

    private FetchResult Read(WebAnswer answer) => answer switch
    {
        WebAnswer.Answered answered => Read(answered),
        WebAnswer.Failed failed => Failure(failed),
        _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
    };

    private FetchResult Read(WebAnswer.Answered answer)
    {
        var now = time.GetUtcNow();
        var freshFor = Freshness.Of(answer, now);
        return answer.Status switch
        {
            HttpStatusCode.OK => Parse(answer, freshFor),
            HttpStatusCode.NotModified => new FetchResult.NotModified { FreshFor = freshFor, MovedTo = answer.MovedTo },
            HttpStatusCode.Gone => new FetchResult.Gone(),
            HttpStatusCode.TooManyRequests => new FetchResult.RateLimited(Freshness.RetryAfter(answer, now) ?? UnsaidRetryAfter),
            HttpStatusCode.ServiceUnavailable when Freshness.RetryAfter(answer, now) is { } wait => new FetchResult.RateLimited(wait),
            _ => Failure(answer.AsFailure()),
        };
    }

    internal FetchResult Parse(WebAnswer.Answered answer, TimeSpan? freshFor)
    {
        try
        {
            var feed = FeedParser.Parse(GzipBody.Unpacked(answer.Body, maxBytes), answer.Address.AbsoluteUri, answer.ContentType, maxBytes);
            return new FetchResult.Modified(feed, answer.ETag, answer.LastModified, answer.MovedTo) { FreshFor = freshFor };
        }
        catch (FeedFormatException noFeed)
        {
            return new FetchResult.Failed($"sends no feed: {noFeed.Message}");
        }
    }

    private static FetchResult.Failed Failure(WebAnswer.Failed failed) => new(failed.Reason) { IsTransient = failed.IsTransient };
}
