using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Slack.Api;
using DigestBot.Slack.Messages;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Posting;

/// <summary>Looks through a channel, or a thread, for the message that carries a delivery key.</summary>
internal sealed class SlackLookBack(SlackApiClient api, TimeProvider time, IOptions<DeliveryOptions> delivery)
{
    /// <summary>A channel with more messages than pages hold since the send is a torrent; there the answer is "cannot be found out".</summary>
    internal const int MaxPages = 20;

    private const int PageSize = 100;

    /// <inheritdoc cref="IChatPlatform.FindAsync"/>
    /// <param name="parent">The message whose thread is looked through; null: the channel.</param>
    public async Task<string?> FindAsync(ChannelRef channel, string deliveryKey, string? parent, CancellationToken cancellationToken)
    {
        // Whatever was sent before that has been given up.
        var earliest = (time.GetUtcNow() - delivery.Value.GiveUpAfter).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var call = SlackCall.Read(
                parent is null ? SlackMethod.History : SlackMethod.Replies,
                channel.Workspace,
                ("channel", channel.Channel),
                ("ts", parent),
                ("oldest", earliest),
                ("cursor", cursor),
                ("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
                ("include_all_metadata", "true"));
            var read = await ReadAsync(call, cancellationToken);
            if (read.Messages?.Find(message => Carries(message.Metadata, deliveryKey)) is { } found)
            {
                return found.Ts;
            }

            cursor = read.ResponseMetadata?.NextCursor;
            if (string.IsNullOrEmpty(cursor))
            {
                return null;
            }
        }

        throw new LookBackRefusedException($"More than {MaxPages * PageSize} messages came into this channel since: look for the digest there.");
    }

    private async Task<MessagePage> ReadAsync(SlackCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CallAsync(call, SlackJson.Default.MessagePage, cancellationToken);
        }
        catch (SlackApiException refused) when (refused.Code is SlackErrorCode.MissingScope)
        {
            throw new LookBackRefusedException($"Whether the digest was posted cannot be seen: install the app again from config/slack-app-manifest.yaml ({refused.Message}).");
        }
        catch (SlackApiException gone) when (gone.Code is SlackErrorCode.ThreadNotFound)
        {
            return new MessagePage(Messages: null, HasMore: false);
        }
        catch (SlackApiException refused) when (refused.Code is SlackErrorCode.NotInChannel or SlackErrorCode.ChannelNotFound)
        {
            throw new LookBackRefusedException("Whether the digest was posted cannot be seen: the bot is no longer in this channel.");
        }
    }

    private static bool Carries(MessageMetadata? metadata, string deliveryKey) =>
        metadata is { EventType: SlackMessageRenderer.MetadataEvent, EventPayload.ValueKind: JsonValueKind.Object }
        && metadata.EventPayload.TryGetProperty(SlackMessageRenderer.MetadataKey, out var key)
        && key.ValueKind is JsonValueKind.String && key.ValueEquals(deliveryKey);
}
