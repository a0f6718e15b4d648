namespace DigestBot.Testing;

/// <summary>The real clock, but whoever waits on it waits a fraction as long: retries and pauses of seconds take milliseconds.</summary>
public sealed class HastyTimeProvider(int times) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        TimeProvider.System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan wait) => wait > TimeSpan.Zero ? wait / times : wait;
}
