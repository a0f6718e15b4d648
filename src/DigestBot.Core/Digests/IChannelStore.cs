using DigestBot.Core.Chat;

namespace DigestBot.Core.Digests;

public interface IChannelStore
{
    /// <summary>The channel, made with default settings when the bot has not met it. The bot is there: its workspace counts as left no more.</summary>
    Task<Channel> GetOrAddAsync(ChannelRef channel, string name, CancellationToken cancellationToken);

    /// <summary>The workspace removed the bot: its channels count as left from then on, those that did so already from before.</summary>
    Task LeaveAsync(string platform, string workspace, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Deletes channels left before the instant, with their schedules, editions and deliveries.</summary>
    /// <returns>How many.</returns>
    Task<int> DeleteLeftAsync(DateTimeOffset before, CancellationToken cancellationToken);

    Task<Channel?> FindAsync(ChannelId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Channel>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Channels of which a schedule is due at <paramref name="now"/>.</summary>
    Task<IReadOnlyList<Channel>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Channels that want alerts and whose workspace has the bot.</summary>
    Task<IReadOnlyList<Channel>> WatchingAsync(CancellationToken cancellationToken);

    /// <summary>Channels whose posted editions are brought up to date, where their workspace has the bot.</summary>
    Task<IReadOnlyList<Channel>> EditingAsync(CancellationToken cancellationToken);

    /// <summary>Stores the channel's choices: zone, topics, its own names for topics, story limit, reading wishes, least stories, quiet hours, whether no news is told, whether posted editions are edited, alerts.</summary>
    Task SaveAsync(Channel channel, CancellationToken cancellationToken);
}
