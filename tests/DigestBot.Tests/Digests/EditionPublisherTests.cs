using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing;
using DigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Digests;

/// <summary>Schedules to editions on a real store: on time, late, and after days of absence.</summary>
public sealed class EditionPublisherTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestStorage _storage = new();
    private readonly FakeChatPlatform _platform = new();
    private readonly ManualTimeProvider _time = new(Eight);
    private long _lastArticle;

    public async ValueTask InitializeAsync() => await _storage.OpenAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_due_schedule_becomes_one_edition_in_the_outbox_and_is_due_again_tomorrow()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(1, await PublishAsync());
        Assert.Equal(0, await PublishAsync());

        var page = Assert.Single(await _storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
        Assert.Equal("Morning digest: Ferry runs aground off Lindholm", page.Delivery.Body);
        Assert.Equal($"{schedule.Id.Value}-260302-0800.1", page.Delivery.Key);
        Assert.Equal(Eight.AddDays(1), (await ScheduleAsync(schedule)).NextDue);
    }

    [Fact]
    public async Task The_role_that_was_chosen_for_the_schedule_is_pinged_and_without_one_nobody_is()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await PublishAsync();
        Assert.Null(_platform.Rendered!.Ping);

        await _storage.Get<IScheduleStore>().SaveAsync(await ScheduleAsync(schedule) with { Ping = "3001" }, CancellationToken.None);
        await BringAsync(Eight.AddHours(3), "Bakers win the harbour cup", story: 8);
        _time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        Assert.Equal("3001", _platform.Rendered!.Ping);
    }

    [Fact]
    public async Task A_channel_that_wants_it_has_its_long_editions_go_on_in_a_thread()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        var channels = _storage.Get<IChannelStore>();
        var channel = (await channels.FindAsync(schedule.Channel, CancellationToken.None))!;
        await channels.SaveAsync(channel with { Reading = channel.Reading with { Thread = true } }, CancellationToken.None);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        await PublishAsync();

        Assert.True(_platform.Rendered!.ContinuesInThread);
    }

    [Fact]
    public async Task Its_buttons_say_the_commands_own_name()
    {
        await _storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await PublishAsync();

        var buttons = _platform.Rendered!.Blocks.OfType<MessageBlock.Actions>().SelectMany(actions => actions.Buttons).ToList();
        Assert.NotEmpty(buttons);
        Assert.All(buttons, button => Assert.StartsWith("news ", button.Command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_fails_for_three_days_is_told_in_one_edition_and_again_a_week_later()
    {
        await _storage.ChannelWithScheduleAsync(Eight);
        var feeds = _storage.Get<IFeedStore>();
        var failing = new FeedPollState { FailingSince = Eight.AddDays(-2), LastFetched = Eight, ConsecutiveFailures = 9, LastError = "answered 404: there is no such page" };
        foreach (var url in new[] { "https://nord.example/feed", "https://mia:secret@own.example/feed" })
        {
            var (feed, _) = await feeds.AddAsync(new NewFeed(url, new Uri(url).Host), CancellationToken.None);
            await feeds.SavePollAsync(feed.Id, failing, CancellationToken.None);
        }

        var told = new List<string>();
        for (var day = 0; day < 10; day++)
        {
            await BringAsync(_time.GetUtcNow().AddHours(-2), $"Ferry number {day} runs aground off Lindholm");
            Assert.Equal(1, await PublishAsync());
            told.AddRange(_platform.Rendered!.Blocks.OfType<MessageBlock.Note>().Select(note => note.Text.ToPlainText()).Where(note => note.Contains("Nothing came from", StringComparison.Ordinal)).Select(note => $"{day}: {note}"));
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            [
                "1: Nothing came from nord.example (answered 404: there is no such page, for 3 days). /news sources health tells more.",
                "8: Nothing came from nord.example (answered 404: there is no such page, for 10 days). /news sources health tells more.",
            ],
            told);
    }

    [Fact]
    public async Task Nothing_is_made_before_its_time()
    {
        await _storage.ChannelWithScheduleAsync(Eight.AddMilliseconds(1));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(0, await PublishAsync());
    }

    [Fact]
    public async Task The_first_edition_covers_a_day_and_each_next_one_the_time_since_without_repeats()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-30), "Old news from the weekend");
        await BringAsync(Eight.AddHours(-20), "Ferry runs aground off Lindholm");

        await PublishAsync();
        await BringAsync(Eight.AddHours(3), "Bakers win the harbour cup", story: 8);
        await BringAsync(Eight.AddHours(4), "Salvage of the ferry begins", story: 2);
        _time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        var editions = await EditionsAsync(schedule);
        Assert.Equal([["Bakers win the harbour cup"], ["Ferry runs aground off Lindholm"]], editions.Select(Titles));
        Assert.Equal((Eight, Eight.AddDays(1)), (editions[0].Edition.From, editions[0].Edition.To));
    }

    [Fact]
    public async Task What_is_due_in_the_quiet_hours_is_held_and_merged_into_one_edition_when_they_end()
    {
        var late = await _storage.ChannelWithScheduleAsync(Eight.AddHours(14));
        await _storage.ChannelWithScheduleAsync(Eight.AddHours(19));
        await ChangeAsync(late, channel => channel with { QuietHours = QuietHours.Parse("21:30-07:30") });
        await BringAsync(Eight.AddHours(10), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddHours(20), "Bakers win the harbour cup", story: 8);

        var queued = new List<(DateTimeOffset, int)>();
        while (_time.GetUtcNow() < Eight.AddDays(1))
        {
            if (await PublishAsync() is > 0 and var count)
            {
                queued.Add((_time.GetUtcNow(), count));
            }

            _time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal([(Eight.AddHours(23.5), 1)], queued);
        var edition = Assert.Single(await EditionsAsync(late));
        Assert.Equal(("Morning digest", "Planned for 03:00, held until the quiet hours were over."), (edition.Edition.Title, edition.Edition.Remark));
        Assert.Equal(["Bakers win the harbour cup", "Ferry runs aground off Lindholm"], Titles(edition).Order());
    }

    [Fact]
    public async Task Quiet_hours_taken_away_release_what_they_hold_at_the_next_tick()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await ChangeAsync(schedule, channel => channel with { QuietHours = QuietHours.Parse("07:00-12:00") });
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        Assert.Equal(0, await PublishAsync());

        await ChangeAsync(schedule, channel => channel with { QuietHours = null });

        Assert.Equal(1, await PublishAsync());
    }

    [Fact]
    public async Task Too_few_stories_wait_and_are_in_the_next_edition()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Old news from the weekend", story: 5);
        await PublishAsync();
        await ChangeAsync(schedule, channel => channel with { LeastStories = 2 });
        await BringAsync(Eight.AddHours(1), "Ferry runs aground off Lindholm", story: 6);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await PublishAsync());
        Assert.Equal(Eight.AddDays(2), (await ScheduleAsync(schedule)).NextDue);
        await BringAsync(Eight.AddHours(30), "Bakers win the harbour cup", story: 8);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await PublishAsync());

        Assert.Equal(["Bakers win the harbour cup", "Ferry runs aground off Lindholm"], Titles((await EditionsAsync(schedule))[0]).Order());
    }

    [Fact]
    public async Task A_channel_that_wants_to_know_is_told_that_there_is_no_news()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await ChangeAsync(schedule, channel => channel with { PostsNoNews = true });

        Assert.Equal(1, await PublishAsync());

        Assert.Contains("nothing new", Assert.Single(await _storage.Get<IOutbox>().ListAsync(10, CancellationToken.None)).Delivery.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_set_back_an_hour_loses_no_news_and_repeats_none()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await _storage.ChannelWithScheduleAsync(Eight.AddHours(-0.5));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        Assert.Equal(1, await PublishAsync());

        // It was seven all the time. News of the hour that the clock had made up comes, and the half past seven's edition is due again.
        var right = new ManualTimeProvider(Eight.AddHours(-1));
        await _storage.Get<IScheduleStore>().SaveAsync((await _storage.Get<IScheduleStore>().ListAsync(schedule.Channel, CancellationToken.None))[1] with { NextDue = Eight.AddHours(-0.5) }, CancellationToken.None);
        await BringAsync(Eight.AddMinutes(-50), "Bakers win the harbour cup", story: 8);
        right.Advance(TimeSpan.FromMinutes(30));
        await PublishAsync(right);

        Assert.Equal(["Bakers win the harbour cup"], Titles((await EditionsAsync(schedule))[0]));
        right.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await PublishAsync(right));
        Assert.Equal(2, (await _storage.Get<IOutbox>().ListAsync(10, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(9 * 24)]
    public async Task After_being_down_a_channel_gets_one_late_post_at_most_and_nothing_is_lost(int hoursDown)
    {
        // Three posts a day; down from five in the morning on.
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await _storage.ChannelWithScheduleAsync(Eight.AddHours(-1));
        await _storage.ChannelWithScheduleAsync(Eight.AddHours(10));
        await ChangeAsync(schedule, channel => channel with { StoryLimit = 500 });
        var down = Eight.AddHours(-3);
        for (var hour = 0; hour < hoursDown + 24; hour += 6)
        {
            await BringAsync(down.AddHours(hour), $"Report number {hour} of the harbour office");
        }

        var clock = new ManualTimeProvider(down.AddHours(hoursDown));
        var back = clock.GetUtcNow();
        while (clock.GetUtcNow() < back.AddDays(1))
        {
            await PublishAsync(clock);
            clock.Advance(TimeSpan.FromMinutes(30));
        }

        var editions = await EditionsAsync(schedule);
        var late = editions.Where(edition => edition.Edition.Remark is not null).ToList();
        Assert.Equal(3, editions.Count(edition => edition.Edition.Remark is null));
        Assert.Equal(hoursDown == 9 * 24 ? 0 : 1, late.Count);
        Assert.All(late, edition => Assert.InRange(edition.Edition.Built - back, TimeSpan.Zero, TimeSpan.FromMinutes(1)));

        // A channel's first edition covers a day; nothing of that is lost, and nothing comes twice.
        var titles = editions.SelectMany(Titles).ToList();
        Assert.Equal(titles.Distinct().Count(), titles.Count);
        var expected = Enumerable.Range(0, (hoursDown + 24 + 5) / 6).Select(i => i * 6)
            .Where(hour => down.AddHours(hour) >= editions[^1].Edition.From && down.AddHours(hour) < editions[0].Edition.To)
            .Select(hour => $"Report number {hour} of the harbour office");
        Assert.Equal(expected.Order(), titles.Order());
    }

    [Fact]
    public async Task An_article_that_arrived_after_the_edition_it_was_too_late_for_is_in_the_next()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await PublishAsync();
        await BringAsync(Eight.AddMinutes(-10), "Published before eight, polled after", seen: Eight.AddMinutes(15));
        await BringAsync(Eight.AddDays(-3), "From a feed added today, long published", seen: Eight.AddMinutes(15));

        _time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        Assert.Equal(["Published before eight, polled after"], Titles((await EditionsAsync(schedule))[0]));
    }

    [Fact]
    public async Task No_news_is_no_post_and_the_slot_is_taken()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);

        Assert.Equal(0, await PublishAsync());

        Assert.Empty(await _storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
        Assert.Empty(Titles(Assert.Single(await EditionsAsync(schedule))));
        Assert.Equal(Eight.AddDays(1), (await ScheduleAsync(schedule)).NextDue);
    }

    [Fact]
    public async Task A_slot_missed_within_the_grace_period_is_posted_late_and_says_so()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        _time.Advance(TimeSpan.FromHours(3));

        Assert.Equal(1, await PublishAsync());

        var edition = Assert.Single(await EditionsAsync(schedule));
        Assert.Equal(("Late: planned for 08:00.", 2), (edition.Edition.Remark, edition.Slot.Date.Day));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData((9 * 24) + 6)]
    public async Task After_a_longer_absence_what_was_missed_is_merged_into_one_edition(int hoursDown)
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        await PublishAsync();
        for (var hour = 1; hour <= hoursDown; hour += 4)
        {
            await BringAsync(Eight.AddHours(hour), $"Report number {hour} of the harbour office");
        }

        _time.Advance(TimeSpan.FromHours(hoursDown));
        await PublishAsync();
        Assert.Equal(0, await PublishAsync());
        while (_time.GetUtcNow() < Eight.AddHours(hoursDown + 24))
        {
            _time.Advance(TimeSpan.FromHours(1));
            await PublishAsync();
        }

        // The empty one of the beginning, and one with all that came meanwhile, a week's at most.
        var editions = await EditionsAsync(schedule);
        Assert.Equal(2, editions.Count);
        Assert.Equal(Math.Max(Eight.Ticks, editions[0].Edition.To!.Value.AddDays(-7).Ticks), editions[0].Edition.From!.Value.Ticks);
        Assert.Single(await _storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Of_several_slots_missed_a_channel_gets_the_newest_alone()
    {
        await _storage.ChannelWithScheduleAsync(Eight);
        var newest = await _storage.ChannelWithScheduleAsync(Eight.AddHours(1));
        await _storage.ChannelWithScheduleAsync(Eight.AddMinutes(30));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await PublishAsync());
        Assert.Equal(0, await PublishAsync());

        Assert.Equal(newest.Id, Assert.Single(await EditionsAsync(newest)).Slot.Schedule);
        Assert.All(
            await _storage.Get<IScheduleStore>().ListAsync(newest.Channel, CancellationToken.None),
            schedule => Assert.True(schedule.NextDue > _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_channel_gets_what_its_topics_match_up_to_its_limit()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight);
        var channel = await _storage.Get<IChannelStore>().FindAsync(schedule.Channel, CancellationToken.None);
        await _storage.Get<IChannelStore>().SaveAsync(channel! with { Topics = ["ferry"], StoryLimit = 1 }, CancellationToken.None);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddHours(-3), "Second ferry sets out for Lindholm");
        await BringAsync(Eight.AddHours(-1), "Bakers win the harbour cup");

        await PublishAsync();

        var edition = Assert.Single(await EditionsAsync(schedule)).Edition;
        Assert.Contains("erry", Assert.Single(edition.Stories).Title, StringComparison.Ordinal);
        Assert.Equal(2, edition.Counts.Stories);
    }

    [Fact]
    public async Task One_channels_trouble_is_not_anothers()
    {
        var broken = await _storage.ChannelWithScheduleAsync(Eight, "broken");
        await _storage.ChannelWithScheduleAsync(Eight, "fine");
        var channel = await _storage.Get<IChannelStore>().FindAsync(broken.Channel, CancellationToken.None);
        await _storage.Get<IChannelStore>().SaveAsync(channel! with { Topics = ["\"never closed"] }, CancellationToken.None);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(1, await PublishAsync());

        Assert.Equal(Eight, (await ScheduleAsync(broken)).NextDue);
    }

    [Fact]
    public async Task A_channel_of_a_platform_that_is_not_configured_waits_for_its_next_slot()
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Eight, platform: "slack");
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(0, await PublishAsync());

        Assert.Empty(await EditionsAsync(schedule));
        Assert.Equal(Eight.AddDays(1), (await ScheduleAsync(schedule)).NextDue);
    }

    private static IEnumerable<string> Titles(StoredEdition edition) => edition.Edition.Stories.Select(story => story.Title);

    private async Task ChangeAsync(DigestSchedule schedule, Func<Channel, Channel> change)
    {
        var channel = await _storage.Get<IChannelStore>().FindAsync(schedule.Channel, CancellationToken.None);
        await _storage.Get<IChannelStore>().SaveAsync(change(channel!), CancellationToken.None);
    }

    private async Task<int> PublishAsync(TimeProvider? clock = null)
    {
        var publisher = new EditionPublisher(
            _storage.Get<IScheduleStore>(),
            _storage.Get<IChannelStore>(),
            _storage.Get<IEditionStore>(),
            _storage.Get<IStoryStore>(),
            _storage.Get<IFeedStore>(),
            new EditionBuilder(new ExtractiveSummarizer()),
            [_platform],
            clock ?? _time,
            Options.Create(new DigestOptions()),
            Options.Create(new CommandOptions { Name = "news" }),
            NullLogger<EditionPublisher>.Instance);
        return await publisher.PublishDueAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>An article, of a story of its own where none is named.</summary>
    private async Task BringAsync(DateTimeOffset published, string title, long? story = null, DateTimeOffset? seen = null)
    {
        var id = ++_lastArticle;
        var article = Article(id, published, title, $"{title}, the harbour office said on Monday.") with { Seen = seen ?? published.AddMinutes(5) };
        await _storage.Get<IStoryStore>().SaveAsync([article], [article.In(story ?? id)], CancellationToken.None);
    }

    private Task<IReadOnlyList<StoredEdition>> EditionsAsync(DigestSchedule schedule) =>
        _storage.Get<IEditionStore>().ListAsync(schedule.Channel, 100, CancellationToken.None);

    private async Task<DigestSchedule> ScheduleAsync(DigestSchedule schedule) =>
        (await _storage.Get<IScheduleStore>().ListAsync(schedule.Channel, CancellationToken.None)).Single(candidate => candidate.Id == schedule.Id);
}
