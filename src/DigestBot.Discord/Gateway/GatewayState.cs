using System.Collections.Concurrent;

namespace DigestBot.Discord.Gateway;

/// <summary>How the bot's connection to Discord stands, for the operator.</summary>
internal sealed class GatewayState
{
    private readonly ConcurrentDictionary<int, bool> _shards = new();
    private volatile string? _refusal;

    /// <summary>Every shard is connected, and there is one.</summary>
    public bool IsConnected => !_shards.IsEmpty && _shards.Values.All(connected => connected);

    /// <summary>Why the bot no longer tries; null while it does.</summary>
    public string? Refusal => _refusal;

    public void Set(int shard, bool connected) => _shards[shard] = connected;

    public void Refuse(string reason) => _refusal = reason;
}
