using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Gateway;

/// <summary>Lets sessions begin no faster, and no oftener, than Discord allows: it resets the token of a bot that begins too many.</summary>
internal sealed class IdentifyGate(SessionStartLimit limit, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly DateTimeOffset[] _free = new DateTimeOffset[Math.Max(1, limit.MaxConcurrency)];
    private readonly DateTimeOffset _read = time.GetUtcNow();
    private int _left = limit.Remaining;

    /// <summary>Ends when the shard may identify.</summary>
    public async Task WaitAsync(int shard, CancellationToken cancellationToken)
    {
        var wait = Reserve(shard) - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            // max_concurrency: one identify per bucket in five seconds.
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private DateTimeOffset Reserve(int shard)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_left <= 0)
            {
                now = _read + TimeSpan.FromMilliseconds(limit.ResetAfter);
                _left = limit.Total;
            }

            _left--;
            var bucket = shard % _free.Length;
            var turn = _free[bucket] > now ? _free[bucket] : now;
            _free[bucket] = turn + Window;
            return turn;
        }
    }
}
