using System.Collections.Concurrent;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DigestBot.Discord.Posting;

/// <summary>Tells a server's owner once that the bot may not post where it should: nobody in the channel would ever hear of it.</summary>
internal sealed partial class PermissionNotices(DiscordRestClient rest, DiscordLookBack lookBack, ILogger<PermissionNotices> logger)
{
    private readonly ConcurrentDictionary<string, byte> _told = new();

    /// <summary>It works again: should it break once more, that is news.</summary>
    public void Forget(ChannelRef channel)
    {
        // At every message: without a look first, each would lock.
        if (!_told.IsEmpty)
        {
            _told.TryRemove(channel.Channel, out _);
        }
    }

    /// <summary>Never throws but for cancellation: the delivery's own end must not depend on it.</summary>
    /// <param name="reason">What is missing, and how to give it.</param>
    public async Task TellAsync(ChannelRef channel, string reason, CancellationToken cancellationToken)
    {
        if (!_told.TryAdd(channel.Channel, 0))
        {
            return;
        }

        try
        {
            var guild = await rest.SendAsync(new DiscordRequest(DiscordRoute.Guild(channel.Workspace)), DiscordJson.Default.GuildInfo, cancellationToken);
            var recipient = JsonSerializer.Serialize(new DirectMessage(guild.OwnerId), DiscordJson.Default.DirectMessage);
            var place = await rest.SendAsync(new DiscordRequest(DiscordRoute.DirectMessages, recipient), DiscordJson.Default.ChannelInfo, cancellationToken);

            // The notice carries a key like any delivery: so a bot that was started again does not repeat it.
            var key = $"p{channel.Channel}";
            if (await lookBack.FindAsync(channel with { Channel = place.Id }, DeliveryKey.OfPage(key, 1), cancellationToken) is null)
            {
                var text = new RichText([new Inline.Text($"A digest is planned for a channel of {guild.Name}, and I cannot post it there. {reason} Channel: "), new Inline.Link("open it", $"https://discord.com/channels/{channel.Workspace}/{channel.Channel}")]);
                using var sent = await rest.SendAsync(new DiscordRequest(DiscordRoute.CreateMessage(place.Id), DiscordMessageRenderer.Pages(ChatMessage.Line(text), key, flags: 0)[0]), cancellationToken);
            }
        }
        catch (Exception untold) when (!cancellationToken.IsCancellationRequested && untold is DiscordApiException or DiscordBusyException or HttpRequestException or JsonException or LookBackRefusedException or DeliveryRejectedException or OperationCanceledException)
        {
            LogUntold(channel.Channel, untold.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The owner of Discord channel {Channel}'s server could not be told that a permission is missing: {Reason}")]
    private partial void LogUntold(string channel, string reason);
}
