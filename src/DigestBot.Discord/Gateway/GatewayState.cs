using System.Collections.Concurrent;
using DigestBot.Core.Chat;
using DigestBot.Discord.Posting;

namespace DigestBot.Discord.Gateway;

/// <summary>How the bot's connection to Discord stands.</summary>
internal sealed class GatewayState : IPlatformConnection
{
    private readonly ConcurrentDictionary<int, bool> _shards = new();
    private volatile string? _refusal;

    public string Platform => DiscordPlatform.Name;

    /// <summary>Every shard is connected, and there is one.</summary>
    public bool IsConnected => !_shards.IsEmpty && _shards.Values.All(connected => connected);

    public string? Refusal => _refusal;

    /// <summary>So many shards are to connect; none has yet.</summary>
    public void Begin(int shards)
    {
        for (var shard = 0; shard < shards; shard++)
        {
            Set(shard, connected: false);
        }
    }

    public void Set(int shard, bool connected) => _shards[shard] = connected;

    public void Refuse(string reason) => _refusal = reason;
}
