namespace DigestBot.Core.Delivery;

public interface IOutbox
{
    /// <summary>Takes rows that are due and nobody holds, for as long as the lease lasts; of a channel only its earliest open page.</summary>
    /// <remarks>A row whose lease ran out in the middle of a send comes back as <see cref="DeliveryState.Unknown"/>.</remarks>
    Task<IReadOnlyList<Delivery>> ClaimAsync(int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Written before the request leaves, so that a crash in the middle is known of.</summary>
    /// <returns>False when the lease is no longer held: then do not send.</returns>
    Task<bool> MarkSendingAsync(DeliveryId id, DateTimeOffset now, CancellationToken cancellationToken);

    Task MarkSentAsync(DeliveryId id, string messageId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The send did not happen for certain: due again later.</summary>
    Task RetryAsync(DeliveryId id, DateTimeOffset due, string reason, CancellationToken cancellationToken);

    /// <summary>The send may have happened: due for a look after <paramref name="lookAfter"/>.</summary>
    Task MarkUnknownAsync(DeliveryId id, DateTimeOffset lookAfter, string reason, CancellationToken cancellationToken);

    Task AbandonAsync(DeliveryId id, string reason, CancellationToken cancellationToken);

    Task<IReadOnlyList<DeliveryStatus>> ListAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A row for the operator's page.</summary>
public sealed record DeliveryStatus(Delivery Delivery, DateTimeOffset Due, DateTimeOffset? SentAt, string? Reason);
