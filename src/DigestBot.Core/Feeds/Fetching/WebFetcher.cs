using System.Net;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Asks public addresses alone, follows their redirects, and reads what they answer within limits of time and size.</summary>
internal sealed class WebFetcher(IHttpClientFactory clients, HostTurns turns, IOptions<FeedOptions> options, TimeProvider time)
{
    /// <summary>The name of its client at <see cref="IHttpClientFactory"/>.</summary>
    public const string ClientName = "web";

    // RFC 9110, 15.4 leaves the number to us; longer chains are loops in practice.
    private const int MaxRedirects = 5;

    private readonly FeedOptions options = options.Value;

    /// <summary>Who asks, truthfully, and how to reach them.</summary>
    public static string UserAgent(string contact)
    {
        var version = typeof(WebFetcher).Assembly.GetName().Version!.ToString(3);
        return contact.Length == 0 ? $"DigestBot/{version} (news digest; self-hosted)" : $"DigestBot/{version} (news digest; +{contact})";
    }

    /// <returns>Never throws for what the web does: a <see cref="WebAnswer.Failed"/> says it in words.</returns>
    public async Task<WebAnswer> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        var current = request.Address;
        var moved = true;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var answer = await AskAsync(client, request, current, cancellationToken);
            if (answer is not WebAnswer.Answered answered || !IsRedirect(answered.Status))
            {
                return answer is WebAnswer.Answered last && moved && redirects > 0 ? last with { MovedTo = current.AbsoluteUri } : answer;
            }

            if (answered.Headers.Location is not { } location || !Uri.TryCreate(current, location, out var next) || FeedAddress.Normalize(next.AbsoluteUri) is null)
            {
                return new WebAnswer.Failed("redirects to no http or https address");
            }

            // It has moved only as far as every step says so for good; a step down to http is not remembered.
            moved &= answered.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
                && !(current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp);
            current = next;
        }

        return new WebAnswer.Failed($"redirects more than {MaxRedirects} times");
    }

    /// <summary>One request, when its host's turn has come; the time limit begins then.</summary>
    private async Task<WebAnswer> AskAsync(HttpClient client, GetRequest request, Uri current, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(current, cancellationToken);
        using var timeLimit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        try
        {
            using var message = request.To(current);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(response, current, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebAnswer.Failed($"did not answer within {options.Timeout.TotalSeconds:0} seconds");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException)
        {
            return new WebAnswer.Failed(FailureInWords.Of(problem)) { IsTransient = FailureInWords.IsTransient(problem) };
        }
    }

    private async Task<WebAnswer> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? body = response.StatusCode is HttpStatusCode.OK
            ? await BoundedBody.ReadAsync(response.Content, options.MaxBodyMegabytes * 1024 * 1024, cancellationToken)
            : ReadOnlyMemory<byte>.Empty;
        return body is null
            ? new WebAnswer.Failed($"sends more than the {options.MaxBodyMegabytes} MB that are read")
            : new WebAnswer.Answered(address, response.StatusCode, response.ReasonPhrase, body.Value)
            {
                Headers = response.Headers,
                ContentHeaders = response.Content.Headers,
            };
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
