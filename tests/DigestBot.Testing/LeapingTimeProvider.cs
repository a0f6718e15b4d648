namespace DigestBot.Testing;

/// <summary>The real clock, but at another time, and a test lets it leap on: whoever waits on it waits as long as ever.</summary>
public sealed class LeapingTimeProvider(DateTimeOffset now) : TimeProvider
{
    private long _ahead = (now - TimeProvider.System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void LeapTo(DateTimeOffset then) => Interlocked.Add(ref _ahead, (then - GetUtcNow()).Ticks);
}
