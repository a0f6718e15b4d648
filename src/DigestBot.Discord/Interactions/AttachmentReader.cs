using DigestBot.Core.Chat;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Interactions;

/// <summary>Fetches the files that people gave in a modal, from Discord's own network and without the token.</summary>
internal sealed class AttachmentReader(IHttpClientFactory clients, IOptions<DiscordOptions> options)
{
    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly Uri _api = new(options.Value.ApiBaseUrl);

    /// <exception cref="HttpRequestException">It cannot be fetched, or stands elsewhere.</exception>
    public async Task<ChatFile> ReadAsync(ResolvedAttachment attachment, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(attachment.Url, UriKind.Absolute, out var address) || !IsDiscords(address))
        {
            throw new HttpRequestException("Discord gave a file that stands on no server of its own.");
        }

        using var answer = await clients.CreateClient(DiscordRestClient.ClientName).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);

        // One byte more than is taken: what is larger is then refused like any other, whatever Discord said of its size.
        var content = new byte[ChatFile.MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return new(attachment.Filename, content.AsMemory(0, length));
    }

    // A server that stands in for Discord keeps its files beside its API.
    private bool IsDiscords(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        || (address.Scheme == _api.Scheme && address.Authority == _api.Authority);
}
