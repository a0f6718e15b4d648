using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DigestBot.Core.Feeds.Fetching;

namespace DigestBot.Testing.Feeds;

/// <summary>A network whose names a test sets, and whose every address leads to a port of this machine's loopback.</summary>
public sealed class FakeNetwork : INetwork
{
    private readonly ConcurrentDictionary<string, Func<IPAddress[]>> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<IPAddress, int> ports = new();
    private int hosts;

    /// <summary>Every address that something tried to connect to.</summary>
    public ConcurrentQueue<IPAddress> Connected { get; } = new();

    /// <summary>A host with an address of its own in the public internet, served on a loopback port.</summary>
    public IPAddress Add(string name, int port)
    {
        var number = Interlocked.Increment(ref hosts);
        var address = new IPAddress([93, 184, (byte)(number / 256), (byte)(number % 256)]);
        ports[address] = port;
        names[name] = () => [address];
        return address;
    }

    /// <summary>Whatever connects to the address gets there: the guard is to stand before it.</summary>
    public void Route(IPAddress address, int port) => ports[address] = port;

    public void Resolve(string name, Func<IPAddress[]> addresses) => names[name] = addresses;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        names.TryGetValue(host, out var addresses) ? Task.FromResult(addresses()) : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));

    public async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Connected.Enqueue(addresses[0]);
        return ports.TryGetValue(addresses[0], out var served)
            ? await new SystemNetwork().ConnectAsync([IPAddress.Loopback], served, cancellationToken)
            : throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
