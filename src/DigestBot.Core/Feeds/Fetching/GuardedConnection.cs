using System.Net;
using System.Net.Sockets;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Opens connections to public addresses alone.</summary>
/// <remarks>
/// The check is on the address that is then connected to: a name that answers differently the second time, a redirect,
/// a decimal or octal host all end here. The operator's <see cref="FeedOptions.AllowedHosts"/> are excepted.
/// </remarks>
internal sealed class GuardedConnection(FeedOptions options)
{
    private readonly HashSet<string> allowed = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>No proxy, for it would connect on our behalf; no HTTP/3, for it has no such callback; redirects are followed by the caller.</summary>
    public static SocketsHttpHandler CreateHandler(FeedOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = new GuardedConnection(options).ConnectAsync,
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
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var reachable = IsAllowed(target) ? addresses : Array.FindAll(addresses, PublicAddress.IsPublic);
        if (reachable.Length == 0)
        {
            throw new AddressRefusedException(target.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(DnsEndPoint target) =>
        allowed.Contains(target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]:{target.Port}" : $"{target.Host}:{target.Port}");
}
