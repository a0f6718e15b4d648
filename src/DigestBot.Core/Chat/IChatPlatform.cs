namespace DigestBot.Core.Chat;

/// <summary>A place where editions are posted.</summary>
public interface IChatPlatform : IMessageRenderer
{
    /// <summary>Posts one rendered page and returns the platform's id of it.</summary>
    /// <exception cref="DeliveryRejectedException">The platform said no for good: the message is for the operator.</exception>
    Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, CancellationToken cancellationToken);

    /// <summary>The id of the message posted under the key, or null when the channel has none.</summary>
    Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken);
}

/// <summary>Repeating will not help: no such channel, no permission, a body the platform refuses.</summary>
public sealed class DeliveryRejectedException(string message) : Exception(message);
