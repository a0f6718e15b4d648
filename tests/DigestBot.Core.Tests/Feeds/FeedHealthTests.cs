using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class FeedHealthTests
{
    private static readonly DateTimeOffset Now = new(2024, 8, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_look_at_a_feed_is_told_in_plain_words()
    {
        Assert.Equal("fine; 2 entries, the newest 3 hours old", Look(Now.AddHours(-3), Now.AddDays(-1)).Words);
        Assert.Equal("answers, but nothing new for 40 days", Look(Now.AddDays(-40)).Words);
        Assert.Equal("fine; 1 entry without dates", Look((DateTimeOffset?)null).Words);
        Assert.Equal("answers, but has no entries", Look().Words);
        Assert.True(FeedHealth.Of(new FetchResult.Gone(), Now).IsFailing);
        Assert.Equal(new FeedHealth(true, "asks to be left alone for 30 minutes"), FeedHealth.Of(new FetchResult.RateLimited(TimeSpan.FromMinutes(30)), Now));
    }

    [Fact]
    public void The_history_of_a_feed_is_told_in_plain_words()
    {
        Assert.Equal("not polled yet", History(new FeedPollState()).Words);
        Assert.Equal("fine; last new entry 2 hours ago", History(new FeedPollState { LastFetched = Now, LastNew = Now.AddHours(-2) }).Words);
        Assert.Equal("answers, but nothing new for 40 days", History(new FeedPollState { LastFetched = Now, LastNew = Now.AddDays(-40) }).Words);
        Assert.Equal(
            new FeedHealth(true, "answered 404: there is no such page, for 3 days; last new entry 12 March 2024"),
            History(new FeedPollState
            {
                LastFetched = Now,
                LastNew = new DateTimeOffset(2024, 3, 12, 8, 0, 0, TimeSpan.Zero),
                FailingSince = Now.AddDays(-3),
                LastError = "answered 404: there is no such page",
            }));
    }

    [Fact]
    public void A_feed_that_moved_says_so_for_a_month_and_one_that_is_double_until_somebody_acts()
    {
        var moved = new FeedPollState { LastFetched = Now, LastNew = Now.AddHours(-2), MovedFrom = "https://old.example/rss?key=1234", MovedAt = Now.AddDays(-8) };

        Assert.Equal("fine; last new entry 2 hours ago; moved here from https://old.example/rss?key=… on 12 August 2024", History(moved).Words);
        Assert.False(History(moved).NeedsCare);
        Assert.Equal("fine; last new entry 2 hours ago", History(moved with { MovedAt = Now.AddDays(-31) }).Words);

        var twice = History(moved with { MovedOnto = "https://post.example/all" });
        Assert.Equal("fine; last new entry 2 hours ago; moved to https://post.example/all, which is among the sources already: remove one of the two", twice.Words);
        Assert.True(twice.NeedsCare);
    }

    private static FeedHealth Look(params DateTimeOffset?[] dates) => FeedHealth.Of(
        new FetchResult.Modified(new ParsedFeed("rss2.0") { Entries = [.. dates.Select(date => new FeedEntry { Published = date })] }, null, null, null), Now);

    private static FeedHealth History(FeedPollState poll) =>
        FeedHealth.Of(new Feed { Id = new(1), Url = "https://post.example/rss", Title = "Post", Poll = poll }, Now);
}
