using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using DigestBot.Slack.Messages;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Posting;

/// <summary>Slack as a place where editions are posted: the first page in the channel, the others in its thread.</summary>
internal sealed class SlackPlatform(SlackApiClient api, SlackMessageRenderer renderer, SlackLookBack lookBack, IOptions<SlackOptions> options) : IChatPlatform
{
    public const string Name = "slack";

    // The first page of what each channel got last: its other pages mostly follow at once.
    private readonly ConcurrentDictionary<ChannelRef, (string Key, string Ts)> _parents = new();

    public string Platform => Name;

    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null) => renderer.Render(message, deliveryKey);

    public async Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken)
    {
        SlackCall? call = null;
        try
        {
            var parent = await ParentAsync(channel, deliveryKey, cancellationToken);
            call = SlackCall.Post(channel, Address(body, channel, parent), lease);
            var ts = (await api.CallAsync(call, SlackJson.Default.PostedMessage, cancellationToken)).Ts ?? "";
            if (DeliveryKey.FirstPage(deliveryKey) == deliveryKey)
            {
                _parents[channel] = (deliveryKey, ts);
            }

            return ts;
        }
        catch (SlackBusyException busy)
        {
            throw new DeliveryPostponedException(busy.Message, busy.RetryAfter);
        }
        catch (SlackApiException refused) when (call is not { MayHaveArrived: true })
        {
            throw refused.IsTokenRefused
                ? new DeliveryPostponedException(TokenMend)
                : new DeliveryRejectedException(Reason(refused));
        }
        catch (Exception e) when (call is not { MayHaveArrived: true } && e is not (DeliveryRejectedException or DeliveryPostponedException))
        {
            throw new DeliveryPostponedException($"Slack could not be reached: {e.Message}");
        }
    }

    public async Task EditAsync(ChannelRef channel, string firstPage, PostedPage page, CancellationToken cancellationToken)
    {
        var message = JsonNode.Parse(page.Body)!.AsObject();
        message["channel"] = channel.Channel;
        message["ts"] = page.MessageId;
        try
        {
            await api.CallAsync(SlackCall.Write(SlackMethod.UpdateMessage, channel.Workspace, message.ToJsonString()), SlackJson.Default.PostedMessage, cancellationToken);
        }
        catch (SlackBusyException busy)
        {
            throw new DeliveryPostponedException(busy.Message, busy.RetryAfter);
        }
        catch (SlackApiException refused)
        {
            throw refused.IsTokenRefused
                ? new DeliveryPostponedException(TokenMend)
                : new DeliveryRejectedException(Reason(refused));
        }
        catch (HttpRequestException e)
        {
            throw new DeliveryPostponedException($"Slack could not be reached: {e.Message}");
        }
    }

    public async Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        var parent = await ParentAsync(channel, deliveryKey, cancellationToken);
        return await lookBack.FindAsync(channel, deliveryKey, parent, cancellationToken);
    }

    /// <returns>Null for a first page, and where its first page is not to be found: then the page stands in the channel itself.</returns>
    private async Task<string?> ParentAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        var first = DeliveryKey.FirstPage(deliveryKey);
        if (first == deliveryKey)
        {
            return null;
        }

        if (_parents.TryGetValue(channel, out var latest) && latest.Key == first)
        {
            return latest.Ts;
        }

        try
        {
            return await lookBack.FindAsync(channel, first, parent: null, cancellationToken);
        }
        catch (LookBackRefusedException)
        {
            return null;
        }
    }

    private static string Address(string body, ChannelRef channel, string? parent)
    {
        var message = JsonNode.Parse(body)!.AsObject();
        message["channel"] = channel.Channel;
        if (parent is not null)
        {
            message["thread_ts"] = parent;
        }

        return message.ToJsonString();
    }

    private string TokenMend => options.Value.InstallsItself
        ? $"This workspace's token is no longer good: someone there has to install the bot again at {options.Value.InstallAddress}."
        : "Slack refuses the bot's token: give the right one in Slack__Token and start the bot again.";

    private static string Reason(SlackApiException refused) => refused.Code switch
    {
        SlackErrorCode.NotInChannel => "The bot is not in this channel: write /invite and the bot's name there.",
        SlackErrorCode.ChannelNotFound => "The channel is no longer there, or is private and the bot was not invited: write /invite and the bot's name there.",
        SlackErrorCode.MessageNotFound => "The message is no longer there.",
        SlackErrorCode.IsArchived => "The channel is archived.",
        SlackErrorCode.MissingScope => $"The app lacks a scope: install it again from config/slack-app-manifest.yaml ({refused.Message}).",
        _ => $"Slack refused the message: {refused.Message}",
    };
}
