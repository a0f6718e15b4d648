namespace DigestBot.Core.Commands;

/// <summary>A value read from a store and kept for a little while: suggestions are asked for at every key pressed.</summary>
internal sealed class ShortLived<T>(Func<CancellationToken, Task<T>> read, TimeSpan life, TimeProvider time) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Kept? _kept;

    /// <summary>The value from memory; read again once it is old. Meanwhile others go on with the old one.</summary>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } kept && (IsFresh(kept) || _reading.CurrentCount == 0))
        {
            return kept.Value;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Whoever held the lock before may have read it.
            if (_kept is { } known && IsFresh(known))
            {
                return known.Value;
            }

            var value = await read(cancellationToken);
            _kept = new(value, time.GetUtcNow());
            return value;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What was kept has changed: the next one who asks reads it anew.</summary>
    public void Forget() => _kept = null;

    public void Dispose() => _reading.Dispose();

    private bool IsFresh(Kept kept) => time.GetUtcNow() - kept.At < life;

    private sealed record Kept(T Value, DateTimeOffset At);
}
