namespace DigestBot.Discord.Rest;

/// <summary>Calls that share one of Discord's limits. They are made one after the other: each answer says whether the next may follow.</summary>
internal sealed class RateLimitBucket(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _blockedUntil;
    private int _users;

    /// <summary>Nobody waits and nothing is to be remembered.</summary>
    public bool IsIdle => Volatile.Read(ref _users) == 0 && Remaining() <= TimeSpan.Zero;

    /// <summary>Set once a webhook is gone: calling it again counts against the bot.</summary>
    public DiscordApiException? Gone { get; set; }

    public void Join() => Interlocked.Increment(ref _users);

    public void Leave() => Interlocked.Decrement(ref _users);

    /// <exception cref="DiscordBusyException">The turn would come later than <paramref name="patience"/>.</exception>
    public async Task EnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var wait = Remaining(); wait > TimeSpan.Zero; wait = Remaining())
            {
                if (wait > patience)
                {
                    throw new DiscordBusyException(wait);
                }

                await Waiting.ForAsync(wait, time, cancellationToken);
            }
        }
        catch
        {
            // Cancelled or out of patience: the turn goes to the next caller.
            _turn.Release();
            throw;
        }
    }

    public void Exit() => _turn.Release();

    public void BlockFor(TimeSpan duration) => Volatile.Write(ref _blockedUntil, (time.GetUtcNow() + duration).UtcTicks);

    public void Dispose() => _turn.Dispose();

    private TimeSpan Remaining() => TimeSpan.FromTicks(Volatile.Read(ref _blockedUntil) - time.GetUtcNow().UtcTicks);
}
