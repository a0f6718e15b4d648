namespace DigestBot.Core.Chat;

/// <summary>Leave to post one message, until another node may look for it and post it in this one's place.</summary>
/// <param name="lasts">From now on.</param>
/// <param name="isHeld">Asks the store whether nobody else has taken the message over: another node's clock may be ahead of this one's.</param>
public sealed class SendLease(TimeProvider time, TimeSpan lasts, Func<CancellationToken, Task<bool>> isHeld)
{
    private readonly DateTimeOffset _end = time.GetUtcNow() + lasts;
    private readonly long _begun = time.GetTimestamp();

    /// <summary>To be asked as near to the write as can be: whatever comes between may freeze for any time.</summary>
    /// <exception cref="DeliveryPostponedException">The lease is over: nothing may leave.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var isHeldByStore = await isHeld(cancellationToken);
        if (!isHeldByStore || IsOver())
        {
            throw new DeliveryPostponedException("The bot stood still for longer than it may before it posts; the page is taken up anew.");
        }
    }

    // Two clocks: one does not go back when the time is set, the other goes on while the machine sleeps.
    private bool IsOver() => time.GetUtcNow() >= _end || time.GetElapsedTime(_begun) >= lasts;
}
