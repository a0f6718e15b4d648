using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Digests;

public sealed class AlertPublisherTests : PublishingScene
{
    private static readonly AlertWishes Urgent = new() { Urgent = "ferry", Since = Eight };

    [Fact]
    public async Task An_urgent_story_is_posted_at_once_and_once()
    {
        var channel = await WatchAsync(Urgent);
        await BringAsync(Eight.AddMinutes(10), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddMinutes(10), "Bakers win the harbour cup");
        Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(1, await AlertAsync());
        Assert.Equal(0, await AlertAsync());

        var alert = Assert.Single(await EditionsAsync(channel));
        Assert.Equal(("Alert", "On ferry."), (alert.Edition.Title, alert.Edition.Remark));
        Assert.Equal(["Ferry runs aground off Lindholm"], Titles(alert));
        Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_story_is_posted_when_as_many_newsrooms_report_it_as_the_channel_asked_for()
    {
        var channel = await WatchAsync(new AlertWishes { Newsrooms = 3, Since = Eight });
        await BringAsync(Eight.AddMinutes(1), "Ferry runs aground off Lindholm harbour", story: 7, outlet: "Harbour Post");
        await BringAsync(Eight.AddMinutes(2), "Ferry aground off Lindholm, passengers safe", story: 7, outlet: "Küstenbote");
        await BringAsync(Eight.AddMinutes(3), "Ferry runs aground off Lindholm harbour", story: 7, copyOf: 1, outlet: "Copy Cat");
        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await AlertAsync());

        await BringAsync(Eight.AddMinutes(4), "Lindholm ferry aground, harbour closed", story: 7, outlet: "Nordblatt");

        Assert.Equal(1, await AlertAsync());
        Assert.Equal("3 newsrooms report it.", Assert.Single(await EditionsAsync(channel)).Edition.Remark);
    }

    [Fact]
    public async Task Big_stories_off_the_channels_topics_are_no_alert_and_urgent_ones_are()
    {
        var channel = await WatchAsync(new AlertWishes { Newsrooms = 2, Urgent = "fire", Since = Eight }, topics: ["bakers"]);
        await BringAsync(Eight.AddMinutes(1), "Ferry runs aground off Lindholm harbour", story: 7, outlet: "Harbour Post");
        await BringAsync(Eight.AddMinutes(2), "Ferry aground off Lindholm harbour", story: 7, outlet: "Küstenbote");
        await BringAsync(Eight.AddMinutes(2), "Fire at the mill", story: 8);
        Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, await AlertAsync());
        Assert.Equal(["Fire at the mill"], Titles(Assert.Single(await EditionsAsync(channel))));
    }

    [Fact]
    public async Task What_a_digest_has_told_is_no_alert_and_what_an_alert_has_told_is_not_new_in_the_digest()
    {
        var schedule = await WatchAsync(Urgent with { Since = Eight.AddHours(-2) });
        await BringAsync(Eight.AddMinutes(-30), "Ferry runs aground off Lindholm");
        await PublishAsync();
        Assert.Equal(0, await AlertAsync());

        await BringAsync(Eight.AddHours(1), "Ferry crews walk out");
        Time.Advance(TimeSpan.FromHours(1.5));
        Assert.Equal(1, await AlertAsync());
        await BringAsync(Eight.AddHours(2), "Bakers win the harbour cup");
        Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        Assert.Equal(["Bakers win the harbour cup"], Titles((await EditionsAsync(schedule))[0]));
    }

    [Fact]
    public async Task Nothing_is_posted_in_quiet_hours_nor_after_them_what_came_in_them()
    {
        var schedule = await WatchAsync(Urgent);
        await ChangeAsync(schedule, channel => channel with { QuietHours = QuietHours.Parse("22:00-07:00") });
        await BringAsync(Eight.AddHours(22), "Ferry runs aground off Lindholm", story: 7);
        Time.Advance(TimeSpan.FromHours(22.5));
        Assert.Equal(0, await AlertAsync());

        Time.Advance(TimeSpan.FromHours(0.6));
        Assert.Equal(0, await AlertAsync());

        await BringAsync(Eight.AddHours(23.05), "Ferry freed off Lindholm", story: 7);
        Assert.Equal(1, await AlertAsync());
    }

    [Fact]
    public async Task What_was_reported_before_alerts_were_wanted_is_none_nor_is_what_is_hours_old()
    {
        await WatchAsync(Urgent);
        await BringAsync(Eight.AddMinutes(-5), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddMinutes(5), "Ferry crews walk out");
        Time.Advance(TimeSpan.FromHours(4));

        Assert.Equal(0, await AlertAsync());
    }

    [Fact]
    public async Task What_a_workspaces_own_feed_brings_is_no_alert_elsewhere()
    {
        var (own, _) = await Storage.Get<IFeedStore>().SubscribeAsync(new FeedSubscriber("fake", "elsewhere"), new NewFeed("https://intranet.example/feed", "Intranet"), name: null, CancellationToken.None);
        await WatchAsync(Urgent);
        await BringAsync(Eight.AddMinutes(1), "Ferry merger planned in secret", feed: own.Id);
        Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(0, await AlertAsync());
    }

    [Fact]
    public async Task What_is_urgent_may_be_called_by_the_channels_own_name_for_it()
    {
        var schedule = await WatchAsync(new AlertWishes { Urgent = "topic:ours" });
        await ChangeAsync(schedule, channel => channel with { OwnTopics = new([new("ours", "ferry OR port")]) });
        await BringAsync(Eight.AddMinutes(1), "Film of the year shown in Norrvik");
        await BringAsync(Eight.AddMinutes(2), "Ferry runs aground off Lindholm");
        Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, await AlertAsync());
        Assert.Equal(["Ferry runs aground off Lindholm"], Titles(Assert.Single(await EditionsAsync(schedule))));
    }

    [Fact]
    public async Task A_day_on_which_all_is_urgent_brings_three_alerts_an_hour()
    {
        await WatchAsync(Urgent);
        for (var i = 0; i < 5; i++)
        {
            await BringAsync(Eight.AddMinutes(i), $"Ferry number {i} is late again");
        }

        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((3, 0), (await AlertAsync(), await AlertAsync()));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, await AlertAsync());
    }

    [Fact]
    public async Task A_muted_story_is_no_alert_and_who_lost_the_bot_gets_none()
    {
        var schedule = await WatchAsync(Urgent);
        await BringAsync(Eight.AddMinutes(1), "Ferry runs aground off Lindholm");
        var story = Assert.Single(await Storage.Get<IStoryStore>().ActiveAsync(Eight, Eight.AddHours(1), CancellationToken.None));
        await ChangeAsync(schedule, channel => channel with { Reading = channel.Reading.With(StoryFeedback.Of(FeedbackKind.Mute, story, Eight)) });
        Assert.Equal(0, await AlertAsync());

        await BringAsync(Eight.AddMinutes(2), "Ferry crews walk out");
        var lost = new LostChannels(Storage.Get<IChannelStore>(), Storage.Get<IScheduleStore>(), Time);
        await lost.PauseChannelAsync((await Storage.Get<IChannelStore>().FindAsync(schedule.Channel, CancellationToken.None))!.Ref, CancellationToken.None);
        Assert.Equal(0, await AlertAsync());
    }

    private async Task<DigestSchedule> WatchAsync(AlertWishes wishes, IReadOnlyList<string>? topics = null)
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await ChangeAsync(schedule, channel => channel with { Alerts = wishes, Topics = topics ?? [] });
        return schedule;
    }

    private Task<int> AlertAsync() => new AlertPublisher(
        Storage.Get<IChannelStore>(),
        Storage.Get<IEditionStore>(),
        Storage.Get<IStoryStore>(),
        Storage.Get<IFeedStore>(),
        new EditionBuilder(new ExtractiveSummarizer()),
        [Platform],
        Time,
        Options.Create(new CommandOptions { Name = "news" }),
        NullLogger<AlertPublisher>.Instance).PublishAsync(TestContext.Current.CancellationToken);
}
