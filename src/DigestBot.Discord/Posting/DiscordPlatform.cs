using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Posting;

/// <summary>Discord as a place where editions are posted.</summary>
internal sealed class DiscordPlatform(
    DiscordRestClient rest, DiscordMessageRenderer renderer, DiscordLookBack lookBack, Forums forums, ForumPosts posts, EditionThreads threads, PermissionNotices notices) : IChatPlatform
{
    public const string Name = "discord";

    private const string TokenMend = "Discord refuses the bot's token: give the right one in Discord__Token and start the bot again.";

    public string Platform => Name;

    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null) => renderer.Render(message, deliveryKey);

    public async Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var below = BelowMark.TakenOff(body);
            var posted = forums.IsForum(channel.Channel) is true
                ? await PostInForumAsync(channel, below ?? body, deliveryKey, lease, cancellationToken)
                : await PostAsync(channel, below is null ? channel.Channel : await threads.PlaceOfAsync(channel, deliveryKey, cancellationToken), below ?? body, deliveryKey, lease, cancellationToken);
            notices.Forget(channel);
            return posted;
        }
        catch (Exception e) when (e is DiscordBusyException or DiscordApiException { Status: < HttpStatusCode.InternalServerError })
        {
            if (e is DiscordApiException { Code: DiscordErrorCode.MissingAccess or DiscordErrorCode.MissingPermissions } refused)
            {
                await notices.TellAsync(channel, Reason(refused), cancellationToken);
            }

            throw Undelivered(e);
        }
    }

    public async Task EditAsync(ChannelRef channel, string firstPage, PostedPage page, CancellationToken cancellationToken)
    {
        try
        {
            var below = BelowMark.TakenOff(page.Body);

            // A forum's post is a thread of the first page's number, as is what lies below a first page; where no thread could be begun, the page stands in the channel.
            string[] places = below is null ? [channel.Channel, firstPage] : [firstPage, channel.Channel];
            try
            {
                await EditAsync(DiscordRoute.EditMessage(places[0], page.MessageId), below ?? page.Body, cancellationToken);
            }
            catch (DiscordApiException refused) when (refused.Code is DiscordErrorCode.UnknownMessage or DiscordErrorCode.UnknownChannel)
            {
                await EditAsync(DiscordRoute.EditMessage(places[1], page.MessageId), below ?? page.Body, cancellationToken);
            }
        }
        catch (Exception e) when (e is DiscordBusyException or DiscordApiException or HttpRequestException)
        {
            throw Undelivered(e);
        }
    }

    public async Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        var isForum = forums.IsForum(channel.Channel) ?? forums.Remember(await lookBack.ReadAsync(DiscordRoute.Channel(channel.Channel), DiscordJson.Default.ChannelInfo, cancellationToken));
        if (isForum)
        {
            return await posts.FindAsync(channel, deliveryKey, cancellationToken);
        }

        var found = await lookBack.FindAsync(channel, deliveryKey, cancellationToken);
        return found is null && !ForumPosts.IsFirst(deliveryKey) ? await threads.FindAsync(channel, deliveryKey, cancellationToken) : found;
    }

    /// <param name="place">The channel, or a thread in it.</param>
    private async Task<string> PostAsync(ChannelRef channel, string place, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var posted = await SendAsync(DiscordRoute.CreateMessage(place), body, lease, cancellationToken);
            if (ForumPosts.IsFirst(deliveryKey))
            {
                threads.Remember(channel, deliveryKey, posted);
            }

            return posted;
        }
        catch (DiscordApiException refused) when (refused.Code is DiscordErrorCode.NotATextChannel)
        {
            return await PostInForumAsync(channel, body, deliveryKey, lease, cancellationToken);
        }
        catch (DiscordApiException refused) when (refused.Code is DiscordErrorCode.InvalidForm && IsAboutComponents(refused))
        {
            // A server of another make, or a channel of a new kind, may take no Components V2.
            return await SendAsync(DiscordRoute.CreateMessage(place), EmbedBody.Of(body).ToJsonString(), lease, cancellationToken);
        }
    }

    private async Task<string> PostInForumAsync(ChannelRef channel, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken)
    {
        var forum = await forums.FindAsync(channel.Channel, cancellationToken)
            ?? throw new DeliveryRejectedException("Nothing can be posted in this channel: plan the digest in a text channel, or in a post of a forum.");
        if (!ForumPosts.IsFirst(deliveryKey) && await posts.PostOfAsync(channel, deliveryKey, cancellationToken) is { } post)
        {
            return await SendAsync(DiscordRoute.CreateMessage(post), body, lease, cancellationToken);
        }

        // Also a later page whose post is gone: better a post of its own than lost.
        var created = await SendAsync(DiscordRoute.CreateThread(channel.Channel), ForumPost.Body(body, forum), lease, cancellationToken);
        posts.Remember(channel, deliveryKey, created);
        return created;
    }

    private async Task EditAsync(DiscordRoute route, string body, CancellationToken cancellationToken)
    {
        try
        {
            using var edited = await rest.SendAsync(new DiscordRequest(route, OfEdit((JsonObject)JsonNode.Parse(body)!)), cancellationToken);
        }
        catch (DiscordApiException refused) when (refused.Code is DiscordErrorCode.InvalidForm && IsAboutComponents(refused))
        {
            // As it was posted, so it is edited.
            using var edited = await rest.SendAsync(new DiscordRequest(route, OfEdit(EmbedBody.Of(body))), cancellationToken);
        }
    }

    // A nonce is a new message's alone.
    private static string OfEdit(JsonObject body)
    {
        body.Remove("nonce");
        body.Remove("enforce_nonce");
        return body.ToJsonString();
    }

    private async Task<string> SendAsync(DiscordRoute route, string body, SendLease lease, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(route, body) { Lease = lease };
        try
        {
            return (await rest.SendAsync(request, DiscordJson.Default.PostedMessage, cancellationToken)).Id;
        }
        catch (Exception e) when (!request.MayHaveArrived && e is not (DiscordApiException or DiscordBusyException or DeliveryPostponedException))
        {
            throw OutOfReach(e);
        }
    }

    private static bool IsAboutComponents(DiscordApiException refused) =>
        refused.Message.Contains("components", StringComparison.OrdinalIgnoreCase) || refused.Message.Contains("flags", StringComparison.OrdinalIgnoreCase);

    private static Exception Undelivered(Exception e) => e switch
    {
        DiscordApiException { Status: HttpStatusCode.Unauthorized } => new DeliveryPostponedException(TokenMend),
        DiscordApiException { Status: < HttpStatusCode.InternalServerError } refused => new DeliveryRejectedException(Reason(refused)),
        DiscordBusyException busy => new DeliveryPostponedException(busy.Message, busy.RetryAfter),
        _ => OutOfReach(e),
    };

    private static DeliveryPostponedException OutOfReach(Exception e) => new($"Discord could not be reached: {e.Message}");

    private static string Reason(DiscordApiException refused) => refused.Code switch
    {
        DiscordErrorCode.UnknownChannel => "The channel is no longer there.",
        DiscordErrorCode.UnknownMessage => "The message is no longer there.",
        DiscordErrorCode.MissingAccess => "The bot does not see this channel: give its role View Channel there.",
        DiscordErrorCode.MissingPermissions => "The bot may not post in this channel: give its role Send Messages there.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Discord refused the message ({(int)refused.Status}): {refused.Message}"),
    };
}
