using System.Globalization;
using System.Net;
using DigestBot.Core.Chat;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Posting;

/// <summary>Discord as a place where editions are posted.</summary>
internal sealed class DiscordPlatform(DiscordRestClient rest, DiscordMessageRenderer renderer, DiscordLookBack lookBack) : IChatPlatform
{
    public const string Name = "discord";

    public string Platform => Name;

    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null) => renderer.Render(message, deliveryKey);

    public async Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(DiscordRoute.CreateMessage(channel.Channel), body);
        try
        {
            var posted = await rest.SendAsync(request, DiscordJson.Default.PostedMessage, cancellationToken);
            return posted.Id;
        }
        catch (DiscordBusyException busy)
        {
            throw new DeliveryPostponedException(busy.Message, busy.RetryAfter);
        }
        catch (DiscordApiException refused) when (!request.MayHaveArrived)
        {
            throw refused.Status is HttpStatusCode.Unauthorized
                ? new DeliveryPostponedException("Discord refuses the bot's token: give the right one in Discord__Token and start the bot again.")
                : new DeliveryRejectedException(Reason(refused));
        }
        catch (Exception e) when (!request.MayHaveArrived)
        {
            throw new DeliveryPostponedException($"Discord could not be reached: {e.Message}");
        }
    }

    public Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken) => lookBack.FindAsync(channel, deliveryKey, cancellationToken);

    private static string Reason(DiscordApiException refused) => refused.Code switch
    {
        DiscordErrorCode.UnknownChannel => "The channel is no longer there.",
        DiscordErrorCode.MissingAccess => "The bot does not see this channel: give its role View Channel there.",
        DiscordErrorCode.MissingPermissions => "The bot may not post in this channel: give its role Send Messages there.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Discord refused the message ({(int)refused.Status}): {refused.Message}"),
    };
}
