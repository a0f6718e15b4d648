using System.Net;
using System.Net.Sockets;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Host names to addresses, addresses to connections. It checks nothing: <see cref="GuardedConnection"/> stands before it.</summary>
internal interface INetwork
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>To the first of the addresses that answers.</summary>
    Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken);
}

internal sealed class SystemNetwork : INetwork
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);

    public async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            // No stream owns the socket yet; the caller hears what went wrong.
            socket.Dispose();
            throw;
        }
    }
}
