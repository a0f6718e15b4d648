using System.Net;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Opens connections to public addresses alone.</summary>
/// <remarks>
/// The check is on the addresses that are then connected to, and a name is asked for once: one that answers differently the
/// second time, a redirect, a decimal or octal host all end here. The operator's <see cref="FeedOptions.AllowedHosts"/> are excepted.
/// </remarks>
internal sealed class GuardedConnection(FeedOptions options, INetwork network)
{
    private readonly HashSet<string> allowed = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>No proxy, for it would connect on our behalf; no HTTP/3, for it has no such callback; redirects are followed by the caller.</summary>
    public static SocketsHttpHandler CreateHandler(FeedOptions options, INetwork network) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = new GuardedConnection(options, network).ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 2,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        UseProxy = false,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await network.ResolveAsync(target.Host, cancellationToken);
        var reachable = IsAllowed(target) ? addresses : Array.FindAll(addresses, PublicAddress.IsPublic);
        return reachable.Length > 0
            ? await network.ConnectAsync(reachable, target.Port, cancellationToken)
            : throw new AddressRefusedException(target.Host);
    }

    private bool IsAllowed(DnsEndPoint target) =>
        allowed.Contains(target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]:{target.Port}" : $"{target.Host}:{target.Port}");
}
