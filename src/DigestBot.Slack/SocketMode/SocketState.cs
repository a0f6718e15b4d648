namespace DigestBot.Slack.SocketMode;

/// <summary>How the bot's connections to Slack stand, for the operator.</summary>
internal sealed class SocketState
{
    private int _open;
    private volatile string? _refusal;

    public bool IsConnected => Volatile.Read(ref _open) > 0;

    /// <summary>Why the bot no longer tries; null while it does.</summary>
    public string? Refusal => _refusal;

    public void Opened() => Interlocked.Increment(ref _open);

    public void Closed() => Interlocked.Decrement(ref _open);

    public void Refuse(string reason) => _refusal = reason;
}
