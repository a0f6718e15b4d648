using System.Net;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles;

/// <summary>Fetches a web page through the feeds' client: from public addresses alone, within its limits of time and size.</summary>
public sealed class PageFetcher(IHttpClientFactory clients, IOptions<FeedOptions> options, TimeProvider time)
{
    private const int MaxRedirects = 5;

    private const string Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";

    /// <returns>Never throws for what the web does: a <see cref="FetchedPage.Failed"/> says it in words.</returns>
    public async Task<FetchedPage> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (FeedAddress.Normalize(url) is not { } address)
        {
            return new FetchedPage.Failed("is no http or https address");
        }

        using var timeLimit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        try
        {
            return await FollowAsync(new Uri(address), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchedPage.Failed($"did not answer within {options.Value.Timeout.TotalSeconds:0} seconds");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException)
        {
            return new FetchedPage.Failed(FailureInWords.Of(problem));
        }
    }

    private async Task<FetchedPage> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(FeedFetcher.ClientName);
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", Accept);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is < 301 or > 308 || response.Headers.Location is not { } location)
            {
                return await ReadAsync(response, address, cancellationToken);
            }

            if (!Uri.TryCreate(address, location, out var next) || FeedAddress.Normalize(next.AbsoluteUri) is null)
            {
                return new FetchedPage.Failed("redirects to no http or https address");
            }

            address = next;
        }

        return new FetchedPage.Failed($"redirects more than {MaxRedirects} times");
    }

    private async Task<FetchedPage> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return new FetchedPage.Failed(FailureInWords.Of(response.StatusCode, response.ReasonPhrase));
        }

        var megabytes = options.Value.MaxBodyMegabytes;
        return await BoundedBody.ReadAsync(response.Content, megabytes * 1024 * 1024, cancellationToken) is { } body
            ? new FetchedPage.Read(body, response.Content.Headers.ContentType?.ToString(), address.AbsoluteUri)
            : new FetchedPage.Failed($"sends more than the {megabytes} MB that are read");
    }
}
