namespace DigestBot.Discord.Rest;

/// <summary>Keeps requests under Discord's global limit of 50 a second, however long each is on its way.</summary>
/// <remarks>
/// Discord counts a request when it arrives: at least the way there after it left, at most the way back before its answer came. So of any
/// two requests the later one arrives a second after the earlier if it leaves a second after the earlier one's answer, less the shortest
/// time there and back that was ever seen. At most 50 requests are nearer than that to each other: no second holds more, wherever it begins.
/// Where Discord says that it was too many all the same, another program spends this token's limit too: the pace then falls by a
/// quarter, and grows again with each request that goes well (additive increase, multiplicative decrease, as in TCP).
/// </remarks>
internal sealed class GlobalPace(TimeProvider time)
{
    private const int Limit = 50;

    private const double LowestRate = 1;

    private const double Fall = 0.75;

    private const double Growth = 0.05;

    // The first few answers may all have been slow ones: until there are enough, the way there and back counts as nothing.
    private const int AnswersToJudgeBy = 25;

    // A second, and what the shortest way seen may still be too long.
    private static readonly TimeSpan Counted = TimeSpan.FromMilliseconds(1_005);

    // How much a timer that fired late may make up for: the limit holds without even steps.
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(100);

    // Requests that were under way together are refused together: one fall answers them all.
    private static readonly TimeSpan FallOnceIn = TimeSpan.FromSeconds(1);

    // Until an answer comes there is nothing to count from.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(5);

    private readonly Lock _lock = new();
    private readonly List<DateTimeOffset> _countUntil = new(Limit);
    private TimeSpan _fastest = TimeSpan.MaxValue;
    private int _answers;
    private int _underWay;
    private double _rate = Limit;
    private DateTimeOffset _next;
    private DateTimeOffset _blockedUntil;
    private DateTimeOffset _fell;

    /// <summary>Ends when a request may leave; its end has to be told to <see cref="Ended"/>.</summary>
    /// <returns>When it left.</returns>
    /// <exception cref="DiscordBusyException">Discord asked to wait longer than <paramref name="patience"/>.</exception>
    public async Task<DateTimeOffset> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        while (TakeTurn() is { } wait)
        {
            if (wait > patience)
            {
                throw new DiscordBusyException(wait);
            }

            await Waiting.ForAsync(wait, time, cancellationToken);
        }

        return time.GetUtcNow();
    }

    /// <param name="answered">False where none came: it may have arrived at any time until now.</param>
    public void Ended(DateTimeOffset left, bool answered)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _underWay--;
            if (answered)
            {
                _answers++;
                _fastest = now - left < _fastest ? now - left : _fastest;
            }

            _countUntil.Add(now + Counted - (_answers < AnswersToJudgeBy ? TimeSpan.Zero : _fastest));
        }
    }

    /// <summary>Discord took a request.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _rate = Math.Min(Limit, _rate + Growth);
        }
    }

    /// <summary>Discord counted too many: nothing leaves before the time is over.</summary>
    public void Exceeded(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _blockedUntil = now + retryAfter > _blockedUntil ? now + retryAfter : _blockedUntil;
            if (now - _fell >= FallOnceIn)
            {
                _fell = now;
                _rate = Math.Max(LowestRate, _rate * Fall);
            }
        }
    }

    /// <returns>How long to wait before asking again; null when the turn is taken.</returns>
    private TimeSpan? TakeTurn()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var from = _blockedUntil > _next ? _blockedUntil : _next;
            if (now < from)
            {
                return from - now;
            }

            _countUntil.RemoveAll(until => until <= now);
            if (_countUntil.Count + _underWay >= Limit)
            {
                return _countUntil.Count > 0 ? _countUntil.Min() - now : LookAgain;
            }

            _underWay++;
            _next = (_next > now - CatchUp ? _next : now - CatchUp) + TimeSpan.FromSeconds(1 / _rate);
            return null;
        }
    }
}
