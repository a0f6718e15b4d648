namespace DigestBot.Testing.Feeds.Day;

/// <summary>A clock on which short waits are over at once: it moves itself on by them. Longer ones are timers of the clock beneath.</summary>
/// <remarks>For one wait at a time: what else is under way would see hours pass.</remarks>
internal sealed class SkippingTimeProvider(ManualTimeProvider clock, TimeSpan upTo) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= upTo)
        {
            // Not before the caller has its timer.
            ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
        }

        return timer;
    }
}
