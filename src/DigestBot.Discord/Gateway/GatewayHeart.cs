using System.Text;

namespace DigestBot.Discord.Gateway;

/// <summary>A connection's heartbeats.</summary>
internal sealed class GatewayHeart(GatewaySocket socket, TimeSpan interval, Func<long?> sequence, TimeProvider time)
{
    private volatile bool _acknowledged = true;

    /// <summary>Beats until cancelled, or until one beat has had no answer when the next is due: the connection is dead then, whatever TCP says.</summary>
    public async Task BeatUntilDeadAsync(CancellationToken cancellationToken)
    {
        // At random, so that all of a shard's clients do not beat together after Discord restarts.
        await Task.Delay(interval * Random.Shared.NextDouble(), time, cancellationToken);
        while (_acknowledged)
        {
            await BeatAsync(cancellationToken);
            // The rhythm Discord gave in its hello.
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    /// <summary>A beat now: Discord may ask for one.</summary>
    public Task BeatAsync(CancellationToken cancellationToken)
    {
        _acknowledged = false;
        var number = sequence() is { } last ? FormattableString.Invariant($"{last}") : "null";
        return socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"op":{{(int)GatewayOp.Heartbeat}},"d":{{number}}}"""), urgent: true, cancellationToken);
    }

    public void Acknowledge() => _acknowledged = true;
}
