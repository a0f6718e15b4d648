using System.Collections.Concurrent;
using DigestBot.Core.Chat;
using DigestBot.Discord.Interactions;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Posting;

/// <summary>Which channels are forums. Nobody can say anything in a forum itself: in its posts, commands are about the forum.</summary>
internal sealed class Forums(DiscordRestClient rest)
{
    // Forums, and "media channels", which are forums with pictures.
    private const int Forum = 15;
    private const int Media = 16;

    private const int PublicThread = 11;

    // Some kilobytes a thousand; then the memory begins anew.
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<string, ChannelInfo> _known = new();

    /// <summary>Whether it is known to be one; null where Discord was not asked yet.</summary>
    public bool? IsForum(string channel) => _known.TryGetValue(channel, out var known) ? IsForum(known) : null;

    /// <summary>Remembers what Discord said of a channel.</summary>
    public bool Remember(ChannelInfo channel)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[channel.Id] = channel;
        return IsForum(channel);
    }

    /// <returns>Null where the channel is none.</returns>
    /// <exception cref="DiscordApiException">The bot may not see it.</exception>
    public async Task<ChannelInfo?> FindAsync(string channel, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(channel, out var known))
        {
            known = await rest.SendAsync(new DiscordRequest(DiscordRoute.Channel(channel)), DiscordJson.Default.ChannelInfo, cancellationToken);
            Remember(known);
        }

        return IsForum(known) ? known : null;
    }

    /// <summary>The interaction as one about the forum, where it was made in a forum's post.</summary>
    public async Task<Interaction> PlaceAsync(Interaction read, InteractionChannel? place, CancellationToken cancellationToken)
    {
        if (place is { Type: PublicThread, ParentId: { } parent })
        {
            try
            {
                return await FindAsync(parent, cancellationToken) is { } forum ? InForum(read, forum) : read;
            }
            catch (Exception hidden) when (!cancellationToken.IsCancellationRequested && hidden is DiscordApiException or DiscordBusyException or HttpRequestException)
            {
                // Whoever asked waits for an answer: the thread itself is a place as good as any.
                return read;
            }
        }

        return read;
    }

    /// <inheritdoc cref="PlaceAsync"/>
    /// <remarks>From memory, where there is no time to ask.</remarks>
    public Interaction PlaceKnown(Interaction read, InteractionChannel? place) =>
        place is { Type: PublicThread, ParentId: { } parent } && _known.TryGetValue(parent, out var known) && IsForum(known) ? InForum(read, known) : read;

    private static Interaction InForum(Interaction read, ChannelInfo forum) => read with { Channel = read.Channel with { Channel = forum.Id }, ChannelName = forum.Name };

    private static bool IsForum(ChannelInfo channel) => channel.Type is Forum or Media;
}
