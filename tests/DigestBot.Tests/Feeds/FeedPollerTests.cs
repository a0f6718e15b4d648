using System.Collections.Concurrent;
using DigestBot.Core.Feeds;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using DigestBot.Testing.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Feeds;

public sealed class FeedPollerTests : IAsyncLifetime
{
    private readonly ManualTimeProvider time = new(new DateTimeOffset(2024, 8, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryFeedStore store = new();
    private readonly Sink sink = new();
    private readonly RecordingLogger<FeedPoller> log = new();
    private LoopbackWeb web = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync();
        var collection = FeedServicesBuilder.Create(time, FeedServicesBuilder.Allowing(web));
        services = collection.AddSingleton<IFeedStore>(store).AddSingleton<IEntrySink>(sink).AddSingleton<ILogger<FeedPoller>>(log).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task A_due_feed_is_polled_and_its_entries_handed_on_once()
    {
        web.AnswerFeed("/rss", entries: 3);
        await AddAsync("/rss");

        await PollAsync();
        var first = await OnlyAsync();
        await PollAsync();
        time.Advance(TimeSpan.FromHours(2));
        await PollAsync();
        var later = await OnlyAsync();

        Assert.Equal(["1", "2", "3"], sink.Entries.Keys.Order());
        Assert.Equal(2, web.Requests.Count);
        Assert.Equal((time.GetUtcNow() - TimeSpan.FromHours(2), "\"v1\""), (first.LastNew, first.ETag));
        Assert.Equal((first.LastNew, time.GetUtcNow()), (later.LastNew, later.LastFetched));
        Assert.True(later.NextDue > time.GetUtcNow());
    }

    [Fact]
    public async Task A_feed_that_repeats_its_items_brings_nothing_new()
    {
        web.Answer("/rss", context => context.Response.WriteAsync(LoopbackWeb.Feed(3)));
        await AddAsync("/rss");

        await PollAsync();
        var first = await OnlyAsync();
        time.Advance(TimeSpan.FromDays(1));
        await PollAsync();

        Assert.Equal(2, web.Requests.Count);
        Assert.Equal(first.LastNew, (await OnlyAsync()).LastNew);
    }

    [Fact]
    public async Task A_failing_feed_waits_longer_each_time_and_keeps_no_other_from_its_turn()
    {
        web.AnswerFeed("/good");
        await AddAsync("/bad");
        await AddAsync("/good");

        await PollAsync();
        var bad = (await store.ListAsync(CancellationToken.None))[0].Poll;
        var start = time.GetUtcNow();
        time.Advance(bad.NextDue - start);
        await PollAsync();
        var worse = (await store.ListAsync(CancellationToken.None))[0].Poll;

        Assert.Single(sink.Entries);
        Assert.Equal((1, "answered 404: there is no such page", start), (bad.ConsecutiveFailures, bad.LastError, bad.FailingSince));
        Assert.Equal((2, start), (worse.ConsecutiveFailures, worse.FailingSince));
        Assert.True(worse.NextDue - time.GetUtcNow() > (bad.NextDue - start) * 1.5);
    }

    [Fact]
    public async Task A_feed_that_works_again_has_failed_no_more()
    {
        await AddAsync("/rss");
        await PollAsync();
        web.AnswerFeed("/rss");
        time.Advance(TimeSpan.FromHours(1));
        await PollAsync();

        var poll = await OnlyAsync();

        Assert.Equal((0, null, null), (poll.ConsecutiveFailures, poll.LastError, poll.FailingSince));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_asked_no_more()
    {
        web.Answer("/rss", 410);
        await AddAsync("/rss");

        await PollAsync();
        time.Advance(TimeSpan.FromDays(100));
        await PollAsync();

        Assert.True((await OnlyAsync()).Ended);
        Assert.Single(web.Requests);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_pause_gets_it()
    {
        web.Answer("/rss", 429, ("Retry-After", "18000"));
        await AddAsync("/rss");

        await PollAsync();
        time.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        await PollAsync();

        Assert.Single(web.Requests);
    }

    [Fact]
    public async Task A_pause_that_a_host_asks_for_holds_for_all_its_feeds_and_is_no_failure_of_theirs()
    {
        web.Answer("/1", 429, ("Retry-After", "18000"));
        web.AnswerFeed("/2");
        await AddAsync("/1");
        await AddAsync("/2");

        await PollAsync();
        time.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        await PollAsync();
        var whilePaused = web.Requests.Count;
        var other = (await store.ListAsync(CancellationToken.None))[1].Poll;
        web.AnswerFeed("/1");
        time.Advance(TimeSpan.FromHours(1));
        await PollAsync();

        Assert.Equal((1, 3), (whilePaused, web.Requests.Count));
        Assert.Equal((0, null), (other.ConsecutiveFailures, other.FailingSince));
    }

    [Fact]
    public async Task Hours_to_skip_are_remembered_when_a_later_answer_does_not_repeat_them()
    {
        var skip = string.Concat(Enumerable.Range(13, 8).Select(hour => $"<hour>{hour}</hour>"));
        web.Answer("/rss", context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? 304 : 200;
            context.Response.Headers.ETag = "\"v1\"";
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync($"<rss><channel><skipHours>{skip}</skipHours><item><guid>1</guid><title>One</title></item></channel></rss>");
        });
        await AddAsync("/rss");

        await PollAsync();
        time.Advance((await OnlyAsync()).NextDue - time.GetUtcNow());
        await PollAsync();
        var polls = new List<DateTimeOffset>();
        while (time.GetUtcNow() < new DateTimeOffset(2024, 8, 21, 20, 0, 0, TimeSpan.Zero))
        {
            time.Advance((await OnlyAsync()).NextDue - time.GetUtcNow());
            polls.Add(time.GetUtcNow());
            await PollAsync();
        }

        Assert.NotEmpty(polls);
        Assert.DoesNotContain(polls, poll => poll.Hour is >= 13 and <= 20);
    }

    [Fact]
    public async Task A_feed_that_moved_for_good_is_asked_at_its_new_address()
    {
        web.Answer("/old", 301, ("Location", "/new"));
        web.AnswerFeed("/new");
        await AddAsync("/old");

        await PollAsync();

        var moved = (await store.ListAsync(CancellationToken.None)).Single();
        Assert.Equal((web.Url("/new"), web.Url("/old"), time.GetUtcNow()), (moved.Url, moved.Poll.MovedFrom, moved.Poll.MovedAt));
    }

    [Fact]
    public async Task A_feed_that_moved_to_where_another_is_stays_and_is_told_of_until_it_no_longer_does()
    {
        web.Answer("/old", 301, ("Location", "/new"));
        web.AnswerFeed("/new");
        await AddAsync("/old");
        await AddAsync("/new");

        await PollAsync();
        var twice = (await store.ListAsync(CancellationToken.None))[0];
        web.AnswerFeed("/old");
        time.Advance(TimeSpan.FromDays(1));
        await PollAsync();

        Assert.Equal((web.Url("/old"), web.Url("/new")), (twice.Url, twice.Poll.MovedOnto));
        Assert.Null((await store.ListAsync(CancellationToken.None))[0].Poll.MovedOnto);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_brought_again()
    {
        web.AnswerFeed("/rss", entries: 2);
        await AddAsync("/rss");
        sink.Broken = true;
        await PollAsync();
        var failed = await OnlyAsync();

        sink.Broken = false;
        time.Advance(TimeSpan.FromHours(1));
        await PollAsync();

        Assert.Equal((1, null), (failed.ConsecutiveFailures, failed.ETag));
        Assert.Equal(2, sink.Entries.Count);
    }

    [Fact]
    public async Task While_polls_cannot_be_noted_down_a_feed_is_asked_no_more_often()
    {
        web.AnswerFeed("/rss");
        await AddAsync("/rss");
        store.IsFull = true;

        await PollAsync();
        await PollAsync();
        var whileFull = web.Requests.Count;
        store.IsFull = false;
        time.Advance(TimeSpan.FromHours(1));
        await PollAsync();

        Assert.Equal((1, 2), (whileFull, web.Requests.Count));
        Assert.Equal(time.GetUtcNow(), (await OnlyAsync()).LastFetched);
    }

    [Fact]
    public async Task A_slow_host_s_turn_ends_and_its_other_feeds_come_with_the_next_tick()
    {
        foreach (var path in new[] { "/1", "/2", "/3" })
        {
            web.AnswerFeed(path);
            await AddAsync(path);
        }

        sink.Accepting = () => time.Advance(TimeSpan.FromSeconds(40));
        await PollAsync();
        var first = web.Requests.Count;
        await PollAsync();

        Assert.Equal((2, 3), (first, web.Requests.Count));
    }

    [Fact]
    public async Task A_host_never_gets_two_requests_at_once()
    {
        int now = 0, most = 0;
        for (var i = 0; i < 10; i++)
        {
            web.Answer($"/{i}", async context =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                await context.Response.WriteAsync(LoopbackWeb.Feed(1));
                Interlocked.Decrement(ref now);
            });
            await AddAsync($"/{i}");
        }

        await PollAsync();

        Assert.Equal((10, 1), (web.Requests.Count, most));
    }

    [Fact]
    public async Task The_operator_is_told_once_of_a_feed_that_fails_for_days()
    {
        await AddAsync("/missing");
        for (var day = 0; day < 12; day++)
        {
            await PollAsync();
            time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            ["Feed 1 has brought nothing for 3 days: it answered 404: there is no such page, for 3 days. It is tried again by itself; remove it where it is gone."],
            log.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Message));
    }

    private Task PollAsync() => services.GetRequiredService<FeedPoller>().PollDueFeedsAsync(CancellationToken.None);

    private async Task AddAsync(string path) => await store.AddAsync(new NewFeed(web.Url(path), path), CancellationToken.None);

    private async Task<FeedPollState> OnlyAsync() => (await store.ListAsync(CancellationToken.None)).Single().Poll;

    private sealed class Sink : IEntrySink
    {
        public ConcurrentDictionary<string, FeedEntry> Entries { get; } = new(StringComparer.Ordinal);

        public bool Broken { get; set; }

        public Action Accepting { get; set; } = () => { };

        public Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken)
        {
            Accepting();
            return Broken ? throw new InvalidOperationException("The disk is full.") : Task.FromResult(document.Entries.Count(entry => Entries.TryAdd(entry.Id!, entry)));
        }
    }
}
