using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Posting;

/// <summary>Looks through a channel for the message that carries a delivery key.</summary>
internal sealed class DiscordLookBack(DiscordRestClient rest, TimeProvider time, IOptions<DeliveryOptions> delivery)
{
    /// <summary>A channel with more messages than pages hold since the send is a torrent; there the answer is "cannot be found out".</summary>
    internal const int MaxPages = 20;

    // Ids count milliseconds since the start of 2015 above 22 other bits (Discord's reference, "snowflakes").
    private static readonly DateTimeOffset Epoch = DateTimeOffset.FromUnixTimeMilliseconds(1_420_070_400_000);

    /// <inheritdoc cref="IChatPlatform.FindAsync"/>
    public async Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        // Whatever was sent before that has been given up.
        var earliest = time.GetUtcNow() - delivery.Value.GiveUpAfter;
        string? before = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await ReadAsync(DiscordRoute.Messages(channel.Channel, before), DiscordJson.Default.ListPostedMessage, cancellationToken);
            if (messages.Find(message => Carries(message.Components, deliveryKey)) is { } found)
            {
                return found.Id;
            }

            if (messages.Count == 0 && before is null)
            {
                await RequireHistoryAsync(channel, cancellationToken);
            }

            if (messages.Count == 0 || Posted(messages[^1].Id) < earliest)
            {
                return null;
            }

            before = messages[^1].Id;
        }

        throw new LookBackRefusedException($"More than {MaxPages * 100} messages came into this channel since: look for the digest there.");
    }

    /// <summary>A call that looks, its refusals as the dispatcher understands them.</summary>
    public async Task<T> ReadAsync<T>(DiscordRoute route, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.SendAsync(new DiscordRequest(route), type, cancellationToken);
        }
        catch (DiscordApiException refused) when (refused.Status is HttpStatusCode.Forbidden)
        {
            throw Refused();
        }
        catch (DiscordApiException refused) when (refused.Code is DiscordErrorCode.UnknownChannel)
        {
            throw new DeliveryRejectedException("The channel is no longer there.");
        }
    }

    // Without the right to read the history Discord gives no error but no messages. A channel in which someone once wrote tells
    // the two apart: its last message can be read, or is gone, or is refused.
    private async Task RequireHistoryAsync(ChannelRef channel, CancellationToken cancellationToken)
    {
        var place = await rest.SendAsync(new DiscordRequest(DiscordRoute.Channel(channel.Channel)), DiscordJson.Default.ChannelInfo, cancellationToken);
        if (place.LastMessageId is not { } last)
        {
            return;
        }

        try
        {
            await rest.SendAsync(new DiscordRequest(DiscordRoute.Message(channel.Channel, last)), DiscordJson.Default.PostedMessage, cancellationToken);
        }
        catch (DiscordApiException gone) when (gone.Code is DiscordErrorCode.UnknownMessage)
        {
            return;
        }
        catch (DiscordApiException refused) when (refused.Status is HttpStatusCode.Forbidden)
        {
            throw Refused();
        }

        throw Refused();
    }

    private static LookBackRefusedException Refused() =>
        new("Whether the digest was posted cannot be seen: give the bot's role Read Message History in this channel.");

    internal static bool Carries(JsonElement? components, string deliveryKey) =>
        components is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(component => Carries(component, deliveryKey));

    private static bool Carries(JsonElement component, string deliveryKey) =>
        (component.TryGetProperty("custom_id", out var id) && DiscordCustomId.Parse(id.GetString() ?? "")?.DeliveryKey == deliveryKey)
        || (component.TryGetProperty("components", out var nested) && Carries((JsonElement?)nested, deliveryKey))
        || (component.TryGetProperty("accessory", out var accessory) && Carries(accessory, deliveryKey));

    internal static DateTimeOffset Posted(string id) =>
        ulong.TryParse(id, CultureInfo.InvariantCulture, out var number) ? Epoch.AddMilliseconds(number >> 22) : DateTimeOffset.MinValue;
}
