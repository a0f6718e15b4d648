using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2024, 8, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly FeedOptions Options = new();

    [Theory]
    [InlineData(60, 30)]
    [InlineData(1, 5)]
    [InlineData(60 * 24 * 30, 60 * 24)]
    public void A_feed_is_polled_twice_an_entry_between_five_minutes_and_a_day(int minutesBetweenEntries, int interval) =>
        Assert.Equal(TimeSpan.FromMinutes(interval), PollSchedule.AfterDocument(Publishing(every: TimeSpan.FromMinutes(minutesBetweenEntries)), null, null, Now, Options, chance: 0));

    [Fact]
    public void A_feed_that_has_gone_quiet_slows_by_itself()
    {
        var busyOnce = Publishing(every: TimeSpan.FromMinutes(10));

        Assert.True(
            PollSchedule.AfterDocument(busyOnce, null, null, Now.AddDays(4), Options, chance: 0)
            > PollSchedule.AfterDocument(busyOnce, null, null, Now, Options, chance: 0) * 10);
    }

    [Fact]
    public void What_publisher_and_server_ask_for_is_honoured()
    {
        var feed = Publishing(every: TimeSpan.FromMinutes(10)) with { Wishes = new() { TimeToLive = TimeSpan.FromHours(1) } };

        Assert.Equal(TimeSpan.FromHours(1), PollSchedule.AfterDocument(feed, null, null, Now, Options, chance: 0));
        Assert.Equal(TimeSpan.FromHours(2), PollSchedule.AfterDocument(feed, null, TimeSpan.FromHours(2), Now, Options, chance: 0));
        Assert.Equal(TimeSpan.FromHours(3), PollSchedule.AfterRateLimit(TimeSpan.FromHours(3), Options, chance: 0));
    }

    [Fact]
    public void Wrong_dates_do_not_slow_a_feed_that_brings_entries()
    {
        var half = Publishing(every: TimeSpan.FromMinutes(20)).Entries.Take(5).Concat(Enumerable.Repeat(new FeedEntry { Published = DateTimeOffset.UnixEpoch }, 20));
        var all = Enumerable.Repeat(new FeedEntry { Published = DateTimeOffset.UnixEpoch }, 20);
        var before = new FeedPollState { LastFetched = Now.AddHours(-10) };

        Assert.Equal(TimeSpan.FromMinutes(10), PollSchedule.AfterDocument(new ParsedFeed("rss2.0") { Entries = [.. half] }, null, null, Now, Options, chance: 0));
        Assert.Equal(
            TimeSpan.FromMinutes(15),
            PollSchedule.AfterDocument(new ParsedFeed("rss2.0") { Entries = [.. all] }, PollSchedule.RhythmSeen(before, added: 20, Now), null, Now, Options, chance: 0));
        Assert.Null(PollSchedule.RhythmSeen(before, added: 2, Now));
        Assert.Null(PollSchedule.RhythmSeen(new FeedPollState(), added: 20, Now));
    }

    [Fact]
    public void A_publishers_time_to_live_holds_after_a_304_and_after_failures_too()
    {
        var wishes = new PublisherWishes { TimeToLive = TimeSpan.FromHours(4) };
        var before = new FeedPollState { LastFetched = Now, NextDue = Now.AddMinutes(15), ConsecutiveFailures = 1, Wishes = wishes };

        Assert.Equal(TimeSpan.FromHours(4), PollSchedule.AfterNothingNew(before, null, Options, chance: 0));
    }

    [Fact]
    public void A_feed_without_dates_is_polled_by_the_period_it_states() =>
        Assert.Equal(
            TimeSpan.FromHours(12),
            PollSchedule.AfterDocument(new ParsedFeed("rss1.0") { Entries = [new FeedEntry()], UpdatePeriod = TimeSpan.FromDays(1) }, null, null, Now, Options, chance: 0));

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 30)]
    [InlineData(4, 120)]
    [InlineData(12, 60 * 24)]
    [InlineData(5000, 60 * 24)]
    public void Failures_wait_twice_as_long_each_time_up_to_a_day(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), PollSchedule.AfterFailure(failures, Options, chance: 0));

    [Fact]
    public void Feeds_added_together_are_spread_within_the_bounds()
    {
        var chances = Enumerable.Range(0, 10).Select(i => i / 10.0).ToList();
        var busy = chances.Select(chance => PollSchedule.AfterDocument(Publishing(every: TimeSpan.FromMinutes(1)), null, null, Now, Options, chance)).ToList();
        var broken = chances.Select(chance => PollSchedule.AfterFailure(100, Options, chance)).ToList();

        Assert.Equal(10, busy.Distinct().Count());
        Assert.All(busy, interval => Assert.True(interval >= Options.MinInterval));
        Assert.Equal(10, broken.Distinct().Count());
        Assert.All(broken, interval => Assert.True(interval <= Options.MaxInterval));
    }

    [Fact]
    public void Dates_in_the_future_do_not_count() =>
        Assert.Equal(
            TimeSpan.FromMinutes(15),
            PollSchedule.AfterDocument(new ParsedFeed("rss2.0") { Entries = [new FeedEntry { Published = Now.AddYears(5) }] }, null, null, Now, Options, chance: 0));

    private static ParsedFeed Publishing(TimeSpan every) => new("rss2.0")
    {
        Entries = [.. Enumerable.Range(1, 20).Select(i => new FeedEntry { Published = Now - (every * i) })],
    };
}
