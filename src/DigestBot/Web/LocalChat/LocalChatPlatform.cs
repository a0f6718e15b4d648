using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Chat;

namespace DigestBot.Web.LocalChat;

/// <summary>The built-in web chat as a platform: a body is the message itself as JSON, and posting is writing it down.</summary>
internal sealed class LocalChatPlatform(ILocalChatStore store, LocalChatBroadcaster broadcaster, TimeProvider time) : IChatPlatform
{
    public const string Name = "local";

    string IMessageRenderer.Platform => Name;

    /// <summary>A channel of the local chat as the rest of the bot knows it.</summary>
    public static ChannelRef Channel(string name) => new(Name, Name, name);

    /// <summary>Always one page: a browser scrolls.</summary>
    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null) => [JsonSerializer.Serialize(message, ChatJson.Default.ChatMessage)];

    public async Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken)
    {
        if (LocalMessageBody.Read(body) is null)
        {
            throw new DeliveryRejectedException("The queued message is not one that the local chat wrote: its edition can still be read on its own page.");
        }

        var message = await store.AppendAsync(new NewLocalMessage(channel.Channel, Author: null, body, time.GetUtcNow(), deliveryKey), cancellationToken);
        broadcaster.Announce(channel.Channel);
        return message.Id.ToString(CultureInfo.InvariantCulture);
    }

    public async Task EditAsync(ChannelRef channel, string firstPage, PostedPage page, CancellationToken cancellationToken)
    {
        if (!await store.EditAsync(long.Parse(page.MessageId, CultureInfo.InvariantCulture), page.Body, cancellationToken))
        {
            throw new DeliveryRejectedException("The message is no longer there.");
        }

        broadcaster.Announce(channel.Channel);
    }

    public async Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        var message = await store.FindByKeyAsync(channel.Channel, deliveryKey, cancellationToken);
        return message?.Id.ToString(CultureInfo.InvariantCulture);
    }
}
