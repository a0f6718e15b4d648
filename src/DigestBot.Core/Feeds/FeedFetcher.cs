using System.Net;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace DigestBot.Core.Feeds;

/// <summary>Fetches a feed: conditionally, within limits of time and size, and from public addresses alone.</summary>
public sealed class FeedFetcher
{
    /// <summary>The name of its client at <see cref="IHttpClientFactory"/>.</summary>
    public const string ClientName = "feeds";

    // RFC 9110, 15.4 leaves the number to us; longer chains are loops in practice.
    private const int MaxRedirects = 5;

    // A server that says 429 and not how long.
    private static readonly TimeSpan UnsaidRetryAfter = TimeSpan.FromMinutes(30);

    private readonly IHttpClientFactory clients;
    private readonly FeedOptions options;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<FetchResult> retry;

    public FeedFetcher(IHttpClientFactory clients, IOptions<FeedOptions> options, TimeProvider time)
    {
        this.clients = clients;
        this.options = options.Value;
        this.time = time;
        retry = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Result is FetchResult.Failed { IsTransient: true }),
                MaxRetryAttempts = 1,
                Delay = this.options.RetryDelay,
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

        return await retry.ExecuteAsync(
            async token => await FetchOnceAsync(new Uri(address), etag, lastModified, token), cancellationToken);
    }

    private async Task<FetchResult> FetchOnceAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, etag, lastModified, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Failed($"did not answer within {options.Timeout.TotalSeconds:0} seconds");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException)
        {
            return new FetchResult.Failed(FailureInWords.Of(problem)) { IsTransient = FailureInWords.IsTransient(problem) };
        }
    }

    private async Task<FetchResult> FollowAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        var current = address;
        var moved = true;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using var request = FeedRequest.Create(current, address, etag, lastModified);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, current, moved && redirects > 0 ? current.AbsoluteUri : null, cancellationToken);
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(current, location, out var next) || FeedAddress.Normalize(next.AbsoluteUri) is null)
            {
                return new FetchResult.Failed("redirects to no http or https address");
            }

            // The feed has moved only as far as every step says so for good; a step down to http is not remembered.
            moved &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
                && !(current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp);
            current = next;
        }

        return new FetchResult.Failed($"redirects more than {MaxRedirects} times");
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, Uri address, string? movedTo, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var freshFor = Freshness.Of(response, now);
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified:
                return new FetchResult.NotModified { FreshFor = freshFor, MovedTo = movedTo };
            case HttpStatusCode.Gone:
                return new FetchResult.Gone();
            case HttpStatusCode.TooManyRequests:
                return new FetchResult.RateLimited(Freshness.RetryAfter(response, now) ?? UnsaidRetryAfter);
            case HttpStatusCode.ServiceUnavailable when Freshness.RetryAfter(response, now) is { } wait:
                return new FetchResult.RateLimited(wait);
            case not HttpStatusCode.OK:
                return new FetchResult.Failed(FailureInWords.Of(response.StatusCode, response.ReasonPhrase))
                {
                    IsTransient = response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
                };
        }

        if (await BoundedBody.ReadAsync(response.Content, options.MaxBodyMegabytes * 1024 * 1024, cancellationToken) is not { } body)
        {
            return new FetchResult.Failed($"sends more than the {options.MaxBodyMegabytes} MB that are read");
        }

        try
        {
            var feed = FeedParser.Parse(body, address.AbsoluteUri, Raw(response.Content.Headers, "Content-Type"));
            return new FetchResult.Modified(feed, Raw(response.Headers, "ETag"), Raw(response.Content.Headers, "Last-Modified"), movedTo) { FreshFor = freshFor };
        }
        catch (FeedFormatException noFeed)
        {
            return new FetchResult.Failed($"sends no feed: {noFeed.Message}");
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static string? Raw(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
