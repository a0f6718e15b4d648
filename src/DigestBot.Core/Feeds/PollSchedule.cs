namespace DigestBot.Core.Feeds;

/// <summary>When a feed is polled next: by its own rhythm, later the longer it fails, spread so that no two hours bring a burst.</summary>
internal static class PollSchedule
{
    // Half the feed's usual gap: a new entry waits a quarter of it on average.
    private const double PollsPerEntry = 2;

    private const int EntriesOfRhythm = 10;

    private const int LeastToTell = 3;

    // A feed that answers "nothing new" is asked a little less often each time.
    private const double Slackening = 1.25;

    private const double Spread = 0.1;

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan UnknownRhythm = TimeSpan.FromMinutes(30);

    /// <summary>After a poll that brought a document.</summary>
    /// <param name="seen">The time an entry took to come since the poll before, where it brought enough to tell.</param>
    /// <param name="chance">In [0, 1): what spreads feeds that were added together.</param>
    public static TimeSpan AfterDocument(ParsedFeed feed, TimeSpan? seen, TimeSpan? freshFor, DateTimeOffset now, FeedOptions options, double chance)
    {
        // Dates may lie; what came is true.
        var rhythm = Rhythm(feed, now) is var said && seen < said ? seen.Value : said;
        return Within(options, Longest(rhythm / PollsPerEntry, freshFor, feed.Wishes.TimeToLive), chance);
    }

    /// <returns>Null for a first poll, and for so few entries that they say nothing of a rhythm.</returns>
    public static TimeSpan? RhythmSeen(FeedPollState before, int added, DateTimeOffset now) =>
        added >= LeastToTell && now - before.LastFetched is { } elapsed ? elapsed / added : null;

    public static TimeSpan AfterNothingNew(FeedPollState before, TimeSpan? freshFor, FeedOptions options, double chance)
    {
        // A wait after a failure says nothing of the feed's rhythm.
        var last = before.ConsecutiveFailures == 0 ? before.NextDue - before.LastFetched ?? TimeSpan.Zero : UnknownRhythm;
        return Within(options, Longest(last * Slackening, freshFor, before.Wishes.TimeToLive), chance);
    }

    /// <param name="failures">In a row, this one included.</param>
    public static TimeSpan AfterFailure(int failures, FeedOptions options, double chance) =>
        Within(options, FirstBackOff * Math.Pow(2, Math.Min(failures, 20) - 1), chance);

    public static TimeSpan AfterRateLimit(TimeSpan retryAfter, FeedOptions options, double chance) =>
        Max(retryAfter < options.MaxInterval ? retryAfter : options.MaxInterval, options.MinInterval) * (1 + (Spread * chance));

    /// <summary>The time an entry takes to come, the wait for the next one counted: a feed gone quiet slows by itself.</summary>
    private static TimeSpan Rhythm(ParsedFeed feed, DateTimeOffset now)
    {
        var latest = feed.Entries.Select(entry => entry.Published).OfType<DateTimeOffset>().Where(date => date <= now)
            .OrderDescending().Take(EntriesOfRhythm).ToList();
        if (latest.Count == 0)
        {
            return feed.UpdatePeriod ?? UnknownRhythm;
        }

        // Some dates are wrong, as 1970 is: half of the entries must be able to outvote them.
        var least = Math.Min(latest.Count, EntriesOfRhythm / 2);
        return Enumerable.Range(least, latest.Count - least + 1).Min(count => (now - latest[count - 1]) / count);
    }

    private static TimeSpan Within(FeedOptions options, TimeSpan wanted, double chance)
    {
        var interval = wanted > options.MaxInterval ? options.MaxInterval : Max(wanted, options.MinInterval);

        // Only ever earlier than the longest and later than the shortest interval: both are promises.
        return interval > options.MaxInterval * (1 - Spread) ? interval * (1 - (Spread * chance)) : interval * (1 + (Spread * chance));
    }

    private static TimeSpan Longest(TimeSpan rhythm, TimeSpan? freshFor, TimeSpan? timeToLive) => Max(rhythm, Max(freshFor ?? TimeSpan.Zero, timeToLive ?? TimeSpan.Zero));

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
