using System.Net.Http.Headers;
using System.Net.Mime;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Interactions;

/// <summary>Fetches files that people gave in forms. Needs the scope files:read.</summary>
internal sealed class SlackFiles(IHttpClientFactory clients, SlackTokens tokens, IOptions<SlackOptions> options)
{
    private const string SlacksHost = "slack.com";

    private readonly Uri _api = new(options.Value.ApiBaseUrl);

    /// <returns>Of a file that is too large a byte more than may be: the form then says so.</returns>
    /// <exception cref="HttpRequestException">Slack does not give it.</exception>
    public async Task<ChatFile> FetchAsync(string workspace, GivenFile file, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.UrlPrivateDownload, UriKind.Absolute, out var address) || !IsSlacks(address))
        {
            throw new HttpRequestException("A form's file lies at an address that is not Slack's.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.OfAsync(workspace, cancellationToken));
        using var answer = await clients.CreateClient(SlackTransport.ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        if (answer.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.Html)
        {
            // Instead of an error Slack shows its page for signing in.
            throw new HttpRequestException("Slack does not give the file: install the app again from config/slack-app-manifest.yaml, for the scope files:read.");
        }

        return new(file.Name ?? "file", await ReadAsync(answer.Content, cancellationToken));
    }

    // A byte more than may be is enough for the form to refuse it.
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (read.Length <= ChatFile.MaxBytes && await body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    // The token goes nowhere else, whatever a payload says.
    private bool IsSlacks(Uri address) =>
        address.Authority == _api.Authority && address.Scheme == _api.Scheme
        || (address.Scheme == Uri.UriSchemeHttps && (address.Host == SlacksHost || address.Host.EndsWith($".{SlacksHost}", StringComparison.Ordinal)));
}
