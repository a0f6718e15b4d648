using System.Text.Json.Nodes;

namespace DigestBot.Testing.Loopback;

/// <summary>Everything that clients asked of the server, in order.</summary>
public sealed class LoopbackJournal
{
    private readonly Lock _lock = new();
    private readonly List<JournalEntry> _entries = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>The first entry that fits, now or later; fails when none comes in time.</summary>
    public async Task<JournalEntry> WaitForAsync(Func<JournalEntry, bool> fits, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(20));
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_entries.Find(entry => fits(entry)) is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"No such entry came. The journal:\n{string.Join('\n', Entries)}", late);
            }
        }
    }

    internal void Add(JournalEntry entry)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _entries.Add(entry);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}

/// <param name="What">A REST call's method and path, or <c>gateway</c> and what was received or happened there.</param>
/// <param name="Status">The answer's; 0 on the gateway and where none was given.</param>
public sealed record JournalEntry(DateTimeOffset At, string What, int Status, JsonNode? Body)
{
    /// <summary>Of a REST call.</summary>
    public string? UserAgent { get; init; }

    public bool IsCall(string method, string path) => What.StartsWith($"{method} ", StringComparison.Ordinal) && What.Contains(path, StringComparison.Ordinal);

    public override string ToString() => $"{At:HH:mm:ss.fff} {What} {Status} {Body?.ToJsonString()}";
}
