using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>One request at a time to a host, and a pause before the next: whoever asks, for feeds or for pages.</summary>
internal sealed class HostTurns(IOptions<FeedOptions> options, TimeProvider time)
{
    // As many as were ever asked: some thousands, of a hundred bytes.
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn, which ends when the result is disposed.</summary>
    public async Task<IDisposable> TakeAsync(Uri address, CancellationToken cancellationToken)
    {
        var host = hosts.GetOrAdd(address.IdnHost, static _ => new Host());
        await host.Free.WaitAsync(cancellationToken);
        var turn = new Turn(host, time);
        try
        {
            if (host.Left is { } left && options.Value.HostSpacing - time.GetElapsedTime(left) is { } wait && wait > TimeSpan.Zero)
            {
                // Politeness: the host is asked again only so long after its last answer.
                await Task.Delay(wait, time, cancellationToken);
            }

            return turn;
        }
        catch
        {
            // Nobody got the turn: the next in line must, and the caller hears why.
            turn.Dispose();
            throw;
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Free { get; } = new(1);

        /// <summary>The timestamp at which the last turn ended.</summary>
        public long? Left { get; set; }
    }

    private sealed class Turn(Host host, TimeProvider time) : IDisposable
    {
        public void Dispose()
        {
            host.Left = time.GetTimestamp();
            host.Free.Release();
        }
    }
}
