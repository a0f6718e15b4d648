using DigestBot.Core.Chat;

namespace DigestBot.Core.Digests;

public interface IChannelStore
{
    /// <summary>The channel, made with default settings when the bot has not met it.</summary>
    Task<Channel> GetOrAddAsync(ChannelRef channel, string name, CancellationToken cancellationToken);

    Task<Channel?> FindAsync(ChannelId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Channel>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores the channel's choices: zone, topics, story limit, reading wishes.</summary>
    Task SaveAsync(Channel channel, CancellationToken cancellationToken);
}
