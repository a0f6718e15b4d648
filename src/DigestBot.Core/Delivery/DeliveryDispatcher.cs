using DigestBot.Core.Chat;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Delivery;

/// <summary>Takes queued pages to their channels, each exactly once.</summary>
/// <remarks>
/// Before a request leaves, the outbox knows that it may. Whatever then happens to the request or to this process, the page
/// is not sent again before its channel has been looked through for its key.
/// </remarks>
public sealed partial class DeliveryDispatcher(
    IOutbox outbox, IEnumerable<IChatPlatform> platforms, TimeProvider time, IOptions<DeliveryOptions> options, ILogger<DeliveryDispatcher> logger)
{
    // A platform may still be posting what a cut request brought; after so long beyond the request's own limit it is not.
    private static readonly TimeSpan LookMargin = TimeSpan.FromSeconds(10);

    // The host stops within 5 s: what is under way gets this long to end in a known way.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    // Some more than leave at once, so that a slow channel does not hold all others up until the next claim.
    private const int ClaimsPerSend = 4;

    // So that many channels put off at one instant do not come back at one instant.
    private const double Jitter = 0.2;

    private readonly DeliveryOptions _options = options.Value;
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Platform);

    /// <summary>Delivers everything that is due.</summary>
    /// <returns>How many pages are now in their channels that were not known to be.</returns>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        var delivered = 0;
        var lease = _options.SendTimeout + LookMargin;
        while (true)
        {
            var claimed = await outbox.ClaimAsync(_options.MaxConcurrentSends * ClaimsPerSend, time.GetUtcNow(), lease, cancellationToken);
            if (claimed.Count == 0)
            {
                return delivered;
            }

            delivered += await DeliverAllAsync(claimed, cancellationToken);
        }
    }

    private async Task<int> DeliverAllAsync(IReadOnlyList<Delivery> claimed, CancellationToken cancellationToken)
    {
        var delivered = 0;
        var begun = 0;
        try
        {
            // Starts them in order, so that the first so many are those begun.
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrentSends, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(claimed, parallel, async (delivery, stop) =>
            {
                Interlocked.Increment(ref begun);
                if (await DeliverAsync(delivery, stop))
                {
                    Interlocked.Increment(ref delivered);
                }
            });
            return delivered;
        }
        catch (OperationCanceledException)
        {
            foreach (var delivery in claimed.Skip(begun))
            {
                await PutOffAsync(delivery, time.GetUtcNow(), "The bot stopped before it was this page's turn.");
            }

            throw;
        }
    }

    private async Task<bool> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!_platforms.TryGetValue(delivery.Channel.Platform, out var platform))
        {
            await PutOffAsync(delivery, time.GetUtcNow() + _options.MaxRetryDelay, $"{delivery.Channel.Platform} is not configured: give its token, or remove the channel.");
            return false;
        }

        return delivery.State is DeliveryState.Unknown
            ? await LookThenSendAsync(platform, delivery, cancellationToken)
            : await SendAsync(platform, delivery, cancellationToken);
    }

    private async Task<bool> LookThenSendAsync(IChatPlatform platform, Delivery delivery, CancellationToken cancellationToken)
    {
        string? messageId;
        try
        {
            using var limit = new CancellationTokenSource(_options.SendTimeout, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            messageId = await platform.FindAsync(delivery.Channel, delivery.Key, both.Token);
        }
        catch (LookBackRefusedException refused)
        {
            LogUncertain(delivery.Id.Value, refused.Message);
            await outbox.MarkUncertainAsync(delivery, refused.Message, CancellationToken.None);
            return false;
        }
        catch (DeliveryRejectedException rejected)
        {
            await AbandonAsync(delivery, rejected.Message);
            return false;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Looking changes nothing, so whatever went wrong, it may be done again.
            await PutOffAsync(delivery, time.GetUtcNow() + Delay(delivery), e.Message);
            return false;
        }

        if (messageId is null)
        {
            return await SendAsync(platform, delivery with { State = DeliveryState.Queued }, cancellationToken);
        }

        await outbox.MarkSentAsync(delivery, messageId, time.GetUtcNow(), CancellationToken.None);
        return true;
    }

    private async Task<bool> SendAsync(IChatPlatform platform, Delivery delivery, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var lookAfter = begun + _options.SendTimeout + LookMargin;
        var lease = new SendLease(time, _options.SendTimeout, stop => outbox.IsHeldAsync(delivery, stop));
        if (!await outbox.MarkSendingAsync(delivery, begun, lookAfter, cancellationToken))
        {
            return false;
        }

        // From here on the outbox must hear how it ended even while the bot stops: no mark below is cancelled.
        try
        {
            using var limit = new CancellationTokenSource(_options.SendTimeout, time);
            await using var stopping = cancellationToken.Register(() => limit.CancelAfter(StopGrace));
            var messageId = await platform.SendAsync(delivery.Channel, delivery.Body, delivery.Key, lease, limit.Token);
            await outbox.MarkSentAsync(delivery, messageId, time.GetUtcNow(), CancellationToken.None);
            return true;
        }
        catch (DeliveryRejectedException rejected)
        {
            await AbandonAsync(delivery, rejected.Message);
        }
        catch (DeliveryPostponedException postponed)
        {
            await PutOffAsync(delivery, time.GetUtcNow() + Delay(delivery, postponed.RetryAfter), postponed.Message);
        }
        catch (Exception e)
        {
            // By the platform's contract anything else leaves open whether it was posted: a cut connection, a time-out, a
            // defect. Should the mark itself have failed, this one fails too, and what was marked before the send stands.
            LogUnknown(e, delivery.Id.Value);
            await outbox.MarkUnknownAsync(delivery, lookAfter, e.Message, CancellationToken.None);
        }

        return false;
    }

    /// <summary>Later, unless the edition has grown too old for that.</summary>
    private Task PutOffAsync(Delivery delivery, DateTimeOffset due, string reason)
    {
        var tooOld = time.GetUtcNow() - delivery.Queued >= _options.GiveUpAfter;
        return (delivery.State is DeliveryState.Unknown, tooOld) switch
        {
            (true, false) => outbox.MarkUnknownAsync(delivery, due, reason, CancellationToken.None),
            (true, true) => outbox.MarkUncertainAsync(delivery, reason, CancellationToken.None),
            (false, false) => outbox.RetryAsync(delivery, due, reason, CancellationToken.None),
            (false, true) => AbandonAsync(delivery, $"Given up after {_options.GiveUpAfter}: {reason}"),
        };
    }

    private Task AbandonAsync(Delivery delivery, string reason)
    {
        LogAbandoned(delivery.Id.Value, reason);
        return outbox.AbandonAsync(delivery, reason, CancellationToken.None);
    }

    private TimeSpan Delay(Delivery delivery, TimeSpan? asked = null)
    {
        var doubled = _options.FirstRetryDelay * Math.Pow(2, Math.Min(delivery.Attempts, 30));
        var delay = asked ?? (doubled < _options.MaxRetryDelay ? doubled : _options.MaxRetryDelay);
        return delay * (1 + (Jitter * Random.Shared.NextDouble()));
    }

    [LoggerMessage(LogLevel.Warning, "Delivery {DeliveryId} was refused for good: {Reason}")]
    private partial void LogAbandoned(long deliveryId, string reason);

    [LoggerMessage(LogLevel.Warning, "Whether delivery {DeliveryId} was posted is not known; its channel will be looked through first.")]
    private partial void LogUnknown(Exception exception, long deliveryId);

    [LoggerMessage(LogLevel.Warning, "Whether delivery {DeliveryId} was posted cannot be found out, so it is not sent again: {Reason}")]
    private partial void LogUncertain(long deliveryId, string reason);
}
