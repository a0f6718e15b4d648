namespace DigestBot.Discord.Rest;

/// <summary>Keeps this address from being banned: Discord bans for 10,000 answers of 401, 403 or 429 in 10 minutes.</summary>
internal sealed class InvalidRequestGuard(TimeProvider time)
{
    /// <summary>A fifth of what Discord bans for: other programs may share the address.</summary>
    internal const int Most = 2_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _answers = new();

    public void Note()
    {
        lock (_lock)
        {
            _answers.Enqueue(time.GetUtcNow());
        }
    }

    /// <exception cref="DiscordBusyException">There have been too many.</exception>
    public void ThrowIfTooMany()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_answers.TryPeek(out var oldest) && now - oldest >= Window)
            {
                _answers.Dequeue();
            }

            if (_answers.Count >= Most)
            {
                throw new DiscordBusyException(_answers.Peek() + Window - now);
            }
        }
    }
}
