namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Counts calls as Slack does: by method, and messages by channel as well.</summary>
/// <remarks>Any window counts, wherever it begins: whoever keeps that keeps any of Slack's countings.</remarks>
public sealed class MethodLimits(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = [];

    /// <summary>Messages a workspace takes in a minute.</summary>
    public int MessagesPerMinute { get; set; } = 600;

    /// <summary>Between two messages of a channel.</summary>
    public TimeSpan MessageSpacing { get; set; } = TimeSpan.FromSeconds(1);

    public int Refused { get; private set; }

    /// <param name="perMinute">Of the method; null: without a limit.</param>
    /// <param name="channel">Of a message.</param>
    /// <returns>How long to wait; null where the call is taken.</returns>
    internal TimeSpan? Enter(string method, int? perMinute, string? channel)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var wait = Max(Wait(method, perMinute, Minute, now), channel is null ? null : Wait($"{method} {channel}", 1, MessageSpacing, now));
            if (wait is not null)
            {
                Refused++;
                return wait;
            }

            Count(method, now);
            if (channel is not null)
            {
                Count($"{method} {channel}", now);
            }

            return null;
        }
    }

    private TimeSpan? Wait(string key, int? most, TimeSpan window, DateTimeOffset now)
    {
        if (most is null || !_calls.TryGetValue(key, out var calls))
        {
            return null;
        }

        while (calls.TryPeek(out var oldest) && oldest <= now - window)
        {
            calls.Dequeue();
        }

        return calls.Count >= most ? calls.Peek() + window - now : null;
    }

    private void Count(string key, DateTimeOffset now)
    {
        if (!_calls.TryGetValue(key, out var calls))
        {
            _calls[key] = calls = new();
        }

        calls.Enqueue(now);
    }

    private static TimeSpan? Max(TimeSpan? one, TimeSpan? other) => one is null ? other : other is null || one > other ? one : other;
}
