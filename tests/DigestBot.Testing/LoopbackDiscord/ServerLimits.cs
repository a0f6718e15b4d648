using System.Globalization;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Counts requests as Discord does.</summary>
/// <remarks>The global limit is counted over every second, wherever it begins: whoever keeps that keeps any of Discord's countings.</remarks>
public sealed class ServerLimits(TimeProvider time)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BanWindow = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _recent = new();
    private readonly Queue<DateTimeOffset> _invalid = new();
    private readonly Dictionary<string, Window> _windows = [];

    public int GlobalPerSecond { get; set; } = 50;

    /// <summary>Answers of 401, 403 and 429 in ten minutes for which an address is banned.</summary>
    public int BanAfter { get; set; } = 10_000;

    /// <summary>Messages a channel takes in <see cref="MessageWindow"/>.</summary>
    public int MessagesPerWindow { get; set; } = 5;

    public TimeSpan MessageWindow { get; set; } = TimeSpan.FromSeconds(5);

    public int Refused { get; private set; }

    public int Invalid
    {
        get
        {
            lock (_lock)
            {
                return _invalid.Count;
            }
        }
    }

    /// <summary>Counts a request in.</summary>
    /// <param name="bucket">Route and top-level resource.</param>
    /// <param name="outsideGlobal">Interaction endpoints are.</param>
    internal LimitVerdict Enter(string bucket, bool isMessage, bool outsideGlobal)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Forget(_invalid, now - BanWindow);
            if (_invalid.Count >= BanAfter)
            {
                return new LimitVerdict.Banned(_invalid.Peek() + BanWindow - now);
            }

            Forget(_recent, now - Second);
            if (!outsideGlobal && _recent.Count >= GlobalPerSecond)
            {
                Refused++;
                return new LimitVerdict.Global(_recent.Peek() + Second - now);
            }

            if (!outsideGlobal)
            {
                _recent.Enqueue(now);
            }

            return EnterBucket(bucket, isMessage ? (MessagesPerWindow, MessageWindow) : (30, TimeSpan.FromSeconds(10)), now);
        }
    }

    internal void NoteInvalid()
    {
        lock (_lock)
        {
            _invalid.Enqueue(time.GetUtcNow());
        }
    }

    private LimitVerdict EnterBucket(string bucket, (int Limit, TimeSpan Window) limit, DateTimeOffset now)
    {
        if (!_windows.TryGetValue(bucket, out var window) || window.Ends <= now)
        {
            window = new(now + limit.Window, 0);
        }

        if (window.Used >= limit.Limit)
        {
            Refused++;
            return new LimitVerdict.Bucket(window.Ends - now);
        }

        _windows[bucket] = window with { Used = window.Used + 1 };
        return new LimitVerdict.Allowed(limit.Limit, limit.Limit - window.Used - 1, window.Ends - now, window.Ends);
    }

    private static void Forget(Queue<DateTimeOffset> instants, DateTimeOffset upTo)
    {
        while (instants.TryPeek(out var oldest) && oldest <= upTo)
        {
            instants.Dequeue();
        }
    }

    private sealed record Window(DateTimeOffset Ends, int Used);
}

internal abstract record LimitVerdict
{
    private LimitVerdict()
    {
    }

    public sealed record Allowed(int Limit, int Remaining, TimeSpan ResetAfter, DateTimeOffset Reset) : LimitVerdict;

    public sealed record Bucket(TimeSpan RetryAfter) : LimitVerdict;

    public sealed record Global(TimeSpan RetryAfter) : LimitVerdict;

    public sealed record Banned(TimeSpan RetryAfter) : LimitVerdict;

    public static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
