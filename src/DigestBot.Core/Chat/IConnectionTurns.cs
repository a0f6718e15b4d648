namespace DigestBot.Core.Chat;

/// <summary>Of several nodes, one at a time is connected to a platform: each gets every event, and two would answer twice.</summary>
public interface IConnectionTurns
{
    /// <summary>Waits until it is this node's turn, then connects. Returns once <paramref name="connect"/> ends by itself, or on a stop.</summary>
    /// <param name="platform"><see cref="ChannelRef.Platform"/>.</param>
    /// <param name="connect">Its token is cancelled when another node may have taken over; it is called again at the next turn.</param>
    Task RunAsync(string platform, Func<CancellationToken, Task> connect, CancellationToken cancellationToken);
}

/// <summary>The only node: it is always its turn.</summary>
public sealed class OnlyNode : IConnectionTurns
{
    public Task RunAsync(string platform, Func<CancellationToken, Task> connect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return connect(cancellationToken);
    }
}
