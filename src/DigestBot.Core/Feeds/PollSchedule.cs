namespace DigestBot.Core.Feeds;

/// <summary>When a feed is polled next: by its own rhythm, later the longer it fails, spread so that no two hours bring a burst.</summary>
internal static class PollSchedule
{
    // Half the feed's usual gap: a new entry waits a quarter of it on average.
    private const double PollsPerEntry = 2;

    private const int EntriesOfRhythm = 10;

    // A feed that answers "nothing new" is asked a little less often each time.
    private const double Slackening = 1.25;

    private const double Spread = 0.1;

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan UnknownRhythm = TimeSpan.FromMinutes(30);

    /// <summary>After a poll that brought a document.</summary>
    /// <param name="chance">In [0, 1): what spreads feeds that were added together.</param>
    public static TimeSpan AfterDocument(ParsedFeed feed, TimeSpan? freshFor, DateTimeOffset now, FeedOptions options, double chance) =>
        Within(options, Longest(Rhythm(feed, now) / PollsPerEntry, freshFor, feed.Wishes.TimeToLive), chance);

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
        return latest.Count == 0 ? feed.UpdatePeriod ?? UnknownRhythm : (now - latest[^1]) / latest.Count;
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
