namespace DigestBot.Core.Chat;

/// <summary>A place where editions are posted.</summary>
public interface IChatPlatform : IMessageRenderer
{
    /// <summary>Posts one rendered page and returns the platform's id of it.</summary>
    /// <param name="lease">Asked right before the message leaves, where the platform itself does not recognise a message it has.</param>
    /// <remarks>Any other exception than these two leaves open whether the message was posted.</remarks>
    /// <exception cref="DeliveryRejectedException">The platform said no for good: the message is for the operator.</exception>
    /// <exception cref="DeliveryPostponedException">Nothing was posted for certain; it may work later.</exception>
    Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken);

    /// <summary>Makes a posted message read as the page does now; doing it twice is the same as doing it once.</summary>
    /// <param name="firstPage">The id of its edition's first page: others may stand in the thread below that.</param>
    /// <exception cref="DeliveryRejectedException">The platform said no for good: the message was deleted, say.</exception>
    /// <exception cref="DeliveryPostponedException">It may work later.</exception>
    Task EditAsync(ChannelRef channel, string firstPage, PostedPage page, CancellationToken cancellationToken);

    /// <summary>The id of the message posted under the key, or null when the channel has none.</summary>
    /// <exception cref="LookBackRefusedException">The platform lets nobody look in this channel.</exception>
    Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken);
}

/// <summary>Repeating will not help: no such channel, no permission, a body the platform refuses.</summary>
public sealed class DeliveryRejectedException(string message) : Exception(message);

/// <summary>The platform took nothing, for certain: it could not be reached, or asked to wait.</summary>
/// <param name="retryAfter">How long it asked to wait; null where it did not say.</param>
public sealed class DeliveryPostponedException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>Whether a message stands in the channel cannot be found out. The message is for the operator: which permission is missing.</summary>
public sealed class LookBackRefusedException(string message) : Exception(message);
