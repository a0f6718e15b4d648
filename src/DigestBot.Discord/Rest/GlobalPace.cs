namespace DigestBot.Discord.Rest;

/// <summary>Spaces requests evenly under Discord's global limit of 50 a second.</summary>
/// <remarks>
/// Evenly, because Discord does not say where its seconds begin: a burst at the end of one and the start of the next would
/// be too many. Where Discord says that it was too many all the same, another program spends this token's limit too: the pace
/// then falls by a quarter, and grows again with each request that goes well (additive increase, multiplicative decrease, as in TCP).
/// </remarks>
internal sealed class GlobalPace(TimeProvider time)
{
    // One below the limit: requests reach Discord some milliseconds sooner or later than they left.
    private const double FullRate = 49;

    private const double LowestRate = 1;

    private const double Fall = 0.75;

    private const double Growth = 0.05;

    // Requests that were under way together are refused together: one fall answers them all.
    private static readonly TimeSpan SlowDownOnceIn = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private double _rate = FullRate;
    private DateTimeOffset _next;
    private DateTimeOffset _blockedUntil;
    private DateTimeOffset _slowedDown;

    /// <summary>Ends when a request may leave.</summary>
    /// <exception cref="DiscordBusyException">Discord asked to wait longer than <paramref name="patience"/>.</exception>
    public async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        do
        {
            var wait = Reserve() - time.GetUtcNow();
            if (wait > patience)
            {
                throw new DiscordBusyException(wait);
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
        while (IsBlocked());
    }

    /// <summary>Discord took the request.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _rate = Math.Min(FullRate, _rate + Growth);
        }
    }

    /// <summary>Discord counted too many: nothing leaves before the time is over.</summary>
    public void Exceeded(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _blockedUntil = now + retryAfter > _blockedUntil ? now + retryAfter : _blockedUntil;
            _next = _next > _blockedUntil ? _next : _blockedUntil;
            if (now - _slowedDown >= SlowDownOnceIn)
            {
                _slowedDown = now;
                _rate = Math.Max(LowestRate, _rate * Fall);
            }
        }
    }

    private DateTimeOffset Reserve()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + TimeSpan.FromSeconds(1 / _rate);
            return turn;
        }
    }

    // What waited for its turn when the block came lines up again.
    private bool IsBlocked()
    {
        lock (_lock)
        {
            return time.GetUtcNow() < _blockedUntil;
        }
    }
}
