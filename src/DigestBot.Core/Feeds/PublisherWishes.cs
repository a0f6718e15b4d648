namespace DigestBot.Core.Feeds;

/// <summary>What a feed's document asks of its readers (RSS 2.0): how long to wait between polls, and when not to come at all.</summary>
public sealed record PublisherWishes
{
    public static readonly PublisherWishes None = new();

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary><c>ttl</c>.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary><c>skipHours</c>: bit 0 is the hour from midnight UTC.</summary>
    public int SkipHours { get; init; }

    /// <summary><c>skipDays</c>, UTC: bit 0 is Sunday.</summary>
    public int SkipDays { get; init; }

    /// <summary>The first instant from <paramref name="due"/> on that is not to be skipped, whole hours later: what was spread stays spread.</summary>
    /// <returns><paramref name="due"/> itself where everything is to be skipped: that is a mistake.</returns>
    public DateTimeOffset NextOpen(DateTimeOffset due)
    {
        for (var at = due; at <= due + TimeSpan.FromDays(7); at += Hour)
        {
            if (!IsSkipped(at))
            {
                return at;
            }
        }

        return due;
    }

    private bool IsSkipped(DateTimeOffset at) => ((SkipHours >> at.UtcDateTime.Hour) & 1) == 1 || ((SkipDays >> (int)at.UtcDateTime.DayOfWeek) & 1) == 1;
}
