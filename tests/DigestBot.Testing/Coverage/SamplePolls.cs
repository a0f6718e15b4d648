using DigestBot.Core.Feeds;

namespace DigestBot.Testing.Coverage;

/// <summary>Weeks of polls of forty feeds, the same for the same seed: what a bot takes in, and what it is given again after a kill.</summary>
public sealed class SamplePolls(int seed)
{
    private const int Feeds = 40;
    private const int MostEntries = 50;

    private static readonly DateTimeOffset Begin = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>In order of time, with so many entries in all.</summary>
    public IEnumerable<SamplePoll> Of(int articles, TimeSpan span)
    {
        var dice = new Random(seed);
        var entries = new SampleNews(seed).Entries(articles, Begin + span, span);
        for (var taken = 0; taken < articles;)
        {
            var some = entries.Skip(taken).Take(dice.Next(1, MostEntries)).ToList();
            taken += some.Count;
            var number = dice.Next(Feeds);
            var feed = new Feed { Id = new FeedId(number + 1), Url = $"https://outlet-{number}.example/feed", Title = $"Outlet {number}", Language = "en" };
            yield return new SamplePoll(feed, new ParsedFeed("rss2.0") { Entries = some }, some[^1].Published!.Value.AddMinutes(1), taken);
        }
    }
}

/// <param name="At">When the feed is polled.</param>
/// <param name="Articles">How many articles have come in with this poll and those before.</param>
public sealed record SamplePoll(Feed Feed, ParsedFeed Document, DateTimeOffset At, int Articles);
