namespace DigestBot.Slack.Api;

/// <summary>At most so many calls in any window of time, wherever it begins.</summary>
internal sealed class Pace(int most, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _turns = new();
    private DateTimeOffset _blockedUntil;

    /// <summary>Ends when a call may leave.</summary>
    /// <exception cref="SlackBusyException">That would be later than <paramref name="patience"/>.</exception>
    public async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = Reserve(patience);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            if (!IsBlocked())
            {
                return;
            }
        }
    }

    /// <summary>Nothing leaves before the time is over.</summary>
    public void BlockFor(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + retryAfter;
            _blockedUntil = until > _blockedUntil ? until : _blockedUntil;
        }
    }

    // The queue holds the latest turns given out, those to come among them.
    private TimeSpan Reserve(TimeSpan patience)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var turn = now > _blockedUntil ? now : _blockedUntil;
            while (_turns.TryPeek(out var oldest) && oldest + window <= now)
            {
                _turns.Dequeue();
            }

            var full = _turns.Count == most;
            if (full && _turns.Peek() + window > turn)
            {
                turn = _turns.Peek() + window;
            }

            if (turn - now > patience)
            {
                throw new SlackBusyException(turn - now);
            }

            if (full)
            {
                _turns.Dequeue();
            }

            _turns.Enqueue(turn);
            return turn - now;
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
