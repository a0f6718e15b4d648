using DigestBot.Core.Chat;

namespace DigestBot.Core.Delivery;

/// <summary>The queue between frozen editions and their channels.</summary>
/// <remarks>Whoever claimed a delivery holds it until its lease runs out; what a former holder says of it then changes nothing.</remarks>
public interface IOutbox
{
    /// <summary>Takes rows that are due and nobody holds, for as long as the lease lasts; of a channel only its earliest open page.</summary>
    /// <remarks>A row whose lease ran out in the middle of a send comes back as <see cref="DeliveryState.Unknown"/>.</remarks>
    Task<IReadOnlyList<Delivery>> ClaimAsync(int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Written before the request leaves, so that a crash in the middle is known of; holds the row until <paramref name="lookAfter"/>.</summary>
    /// <returns>False when the lease is no longer held: then do not send.</returns>
    Task<bool> MarkSendingAsync(Delivery delivery, DateTimeOffset now, DateTimeOffset lookAfter, CancellationToken cancellationToken);

    /// <summary>Whether the claim still holds: false once another claimed the row, or its end is known.</summary>
    Task<bool> IsHeldAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>The message is in its channel. True whoever holds the row, so a former holder may say it too.</summary>
    Task MarkSentAsync(Delivery delivery, string messageId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The send did not happen for certain: due again later.</summary>
    Task RetryAsync(Delivery delivery, DateTimeOffset due, string reason, CancellationToken cancellationToken);

    /// <summary>The send may have happened: due for a look after <paramref name="lookAfter"/>.</summary>
    Task MarkUnknownAsync(Delivery delivery, DateTimeOffset lookAfter, string reason, CancellationToken cancellationToken);

    /// <summary>The send may have happened and nobody can look: never sent again.</summary>
    Task MarkUncertainAsync(Delivery delivery, string reason, CancellationToken cancellationToken);

    /// <summary>Refused for good: never sent again.</summary>
    Task AbandonAsync(Delivery delivery, string reason, CancellationToken cancellationToken);

    /// <summary>The pages among those that are in their channel, in order.</summary>
    /// <param name="keys">Delivery keys.</param>
    Task<IReadOnlyList<PostedPage>> PostedAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeliveryStatus>> ListAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A row for the operator's page.</summary>
public sealed record DeliveryStatus(Delivery Delivery, DateTimeOffset Due, DateTimeOffset? SentAt, string? Reason);
