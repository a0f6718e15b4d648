using System.Collections.Concurrent;
using System.Net;
using DigestBot.Core.Chat;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Posting;

/// <summary>Threads below editions' first pages, for channels that want the other pages there.</summary>
/// <remarks>A thread below a message has the message's own id (Discord's reference, "Start Thread from Message").</remarks>
internal sealed class EditionThreads(DiscordRestClient rest, DiscordLookBack lookBack)
{
    private const string Name = """{"name":"More of this digest"}""";

    // One edition a channel: its other pages follow within seconds.
    private readonly ConcurrentDictionary<string, (string FirstPage, string Message)> _latest = new();

    public void Remember(ChannelRef channel, string deliveryKey, string message) => _latest[channel.Channel] = (deliveryKey, message);

    /// <summary>Where the page belongs; the channel itself where there can be no thread.</summary>
    public async Task<string> PlaceOfAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        try
        {
            if (await FirstPageAsync(channel, deliveryKey, cancellationToken) is not { } message)
            {
                return channel.Channel;
            }

            return await BeginAsync(channel, message, cancellationToken);
        }
        catch (LookBackRefusedException)
        {
            return channel.Channel;
        }
    }

    private async Task<string> BeginAsync(ChannelRef channel, string message, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await rest.SendAsync(new DiscordRequest(DiscordRoute.CreateThreadBelow(channel.Channel, message), Name), cancellationToken);
            return message;
        }
        catch (DiscordApiException refused) when (refused.Code is DiscordErrorCode.ThreadExists)
        {
            return message;
        }
        catch (DiscordApiException refused) when ((int)refused.Status < 500 && refused.Status is not HttpStatusCode.Unauthorized)
        {
            // Threads may be forbidden here, or make no sense, as in a thread: the channel is better than nowhere.
            return channel.Channel;
        }
    }

    /// <summary>The page's message in the thread below its edition's first page; null where it is not there.</summary>
    public async Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        if (await FirstPageAsync(channel, deliveryKey, cancellationToken) is not { } message)
        {
            return null;
        }

        try
        {
            return await lookBack.FindAsync(channel with { Channel = message }, deliveryKey, cancellationToken);
        }
        catch (DeliveryRejectedException)
        {
            // No such channel: no thread was begun there.
            return null;
        }
    }

    private async Task<string?> FirstPageAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        var first = DeliveryKey.FirstPage(deliveryKey);
        return _latest.TryGetValue(channel.Channel, out var latest) && latest.FirstPage == first ? latest.Message : await lookBack.FindAsync(channel, first, cancellationToken);
    }
}
