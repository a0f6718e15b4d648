namespace DigestBot.Core.Chat;

/// <summary>Turns a message into the bodies that a platform's API takes.</summary>
public interface IMessageRenderer
{
    /// <summary><c>discord</c>, <c>slack</c> or <c>local</c>: <see cref="ChannelRef.Platform"/>.</summary>
    string Platform { get; }

    /// <summary>One JSON body a page, in order, each within every limit of the platform; nothing is cut.</summary>
    /// <param name="deliveryKey">Page n carries <see cref="DeliveryKey.OfPage"/> of it, so that it can be found again; null for answers to commands.</param>
    IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null);
}
