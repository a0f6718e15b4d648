using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing;
using DigestBot.Tests.Storage;

namespace DigestBot.Tests.Digests;

/// <summary>Schedules to editions on a real store: on time, with what is in them.</summary>
public sealed class EditionPublisherTests : PublishingScene
{
    [Fact]
    public async Task A_due_schedule_becomes_one_edition_in_the_outbox_and_is_due_again_tomorrow()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(1, await PublishAsync());
        Assert.Equal(0, await PublishAsync());

        var page = Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
        Assert.Equal("Morning digest: Ferry runs aground off Lindholm", page.Delivery.Body);
        Assert.Equal($"{schedule.Id.Value}-260302-0800.1", page.Delivery.Key);
        Assert.Equal(Eight.AddDays(1), (await ScheduleAsync(schedule)).NextDue);
    }

    [Fact]
    public async Task The_role_that_was_chosen_for_the_schedule_is_pinged_and_without_one_nobody_is()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await PublishAsync();
        Assert.Null(Platform.Rendered!.Ping);

        await Storage.Get<IScheduleStore>().SaveAsync(await ScheduleAsync(schedule) with { Ping = "3001" }, CancellationToken.None);
        await BringAsync(Eight.AddHours(3), "Bakers win the harbour cup", story: 8);
        Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        Assert.Equal("3001", Platform.Rendered!.Ping);
    }

    [Fact]
    public async Task A_channel_that_wants_it_has_its_long_editions_go_on_in_a_thread()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        var channels = Storage.Get<IChannelStore>();
        var channel = (await channels.FindAsync(schedule.Channel, CancellationToken.None))!;
        await channels.SaveAsync(channel with { Reading = channel.Reading with { Thread = true } }, CancellationToken.None);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        await PublishAsync();

        Assert.True(Platform.Rendered!.ContinuesInThread);
    }

    [Fact]
    public async Task What_a_workspaces_own_feed_brings_is_in_its_editions_alone_and_its_failures_are_told_there()
    {
        var feeds = Storage.Get<IFeedStore>();
        await feeds.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), CancellationToken.None);
        var (own, _) = await feeds.SubscribeAsync(new FeedSubscriber("fake", "home"), new NewFeed("https://intranet.example/feed", "Intranet"), name: null, CancellationToken.None);
        await feeds.SavePollAsync(own.Id, new FeedPollState { FailingSince = Eight.AddDays(-3).AddMinutes(-5), ConsecutiveFailures = 9, LastError = "answered 404 Not Found" }, CancellationToken.None);
        var home = await Storage.ChannelWithScheduleAsync(Eight);
        var away = await Storage.ChannelWithScheduleAsync(Eight, workspace: "away");
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddHours(-1), "Zorbian merger planned", feed: own.Id);

        Assert.Equal(2, await PublishAsync());

        var (ours, theirs) = (Assert.Single(await EditionsAsync(home)), Assert.Single(await EditionsAsync(away)));
        Assert.Equal(["Ferry runs aground off Lindholm", "Zorbian merger planned"], Titles(ours).Order());
        Assert.Equal(["Ferry runs aground off Lindholm"], Titles(theirs));
        Assert.Contains("Intranet", ours.Edition.SourceNotice, StringComparison.Ordinal);
        Assert.Null(theirs.Edition.SourceNotice);
        Assert.Equal(1, theirs.Edition.Counts.Articles);
    }

    [Fact]
    public async Task What_channels_call_by_the_same_name_is_in_each_channels_edition_what_it_named()
    {
        var harbour = await Storage.ChannelWithScheduleAsync(Eight);
        var films = await Storage.ChannelWithScheduleAsync(Eight, workspace: "away");
        await ChangeAsync(harbour, channel => channel with { Topics = ["topic:ours"], OwnTopics = new([new("ours", "ferry OR port")]) });
        await ChangeAsync(films, channel => channel with { Topics = ["topic:ours"], OwnTopics = new([new("ours", "film")]), Reading = channel.Reading with { Mix = new() { Sections = true } } });
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddHours(-1), "Film of the year shown in Norrvik");

        Assert.Equal(2, await PublishAsync());

        Assert.Equal(["Ferry runs aground off Lindholm"], Titles(Assert.Single(await EditionsAsync(harbour))));
        var story = Assert.Single(Assert.Single(await EditionsAsync(films)).Edition.Stories);
        Assert.Equal(("Film of the year shown in Norrvik", "topic:ours"), (story.Title, story.Section));
    }

    [Fact]
    public async Task Its_buttons_say_the_commands_own_name()
    {
        await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        await PublishAsync();

        var buttons = Platform.Rendered!.Blocks.OfType<MessageBlock.Actions>().SelectMany(actions => actions.Buttons).ToList();
        Assert.NotEmpty(buttons);
        Assert.All(buttons, button => Assert.StartsWith("news ", button.Command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_fails_for_three_days_is_told_in_one_edition_and_again_a_week_later()
    {
        await Storage.ChannelWithScheduleAsync(Eight);
        var feeds = Storage.Get<IFeedStore>();
        var failing = new FeedPollState { FailingSince = Eight.AddDays(-2), LastFetched = Eight, ConsecutiveFailures = 9, LastError = "answered 404: there is no such page" };
        foreach (var url in new[] { "https://nord.example/feed", "https://mia:secret@own.example/feed" })
        {
            var (feed, _) = await feeds.AddAsync(new NewFeed(url, new Uri(url).Host), CancellationToken.None);
            await feeds.SavePollAsync(feed.Id, failing, CancellationToken.None);
        }

        var told = new List<string>();
        for (var day = 0; day < 10; day++)
        {
            await BringAsync(Time.GetUtcNow().AddHours(-2), $"Ferry number {day} runs aground off Lindholm");
            Assert.Equal(1, await PublishAsync());
            told.AddRange(Platform.Rendered!.Blocks.OfType<MessageBlock.Note>().Select(note => note.Text.ToPlainText()).Where(note => note.Contains("Nothing came from", StringComparison.Ordinal)).Select(note => $"{day}: {note}"));
            Time.Advance(TimeSpan.FromDays(1));
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
        await Storage.ChannelWithScheduleAsync(Eight.AddMilliseconds(1));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(0, await PublishAsync());
    }

    [Fact]
    public async Task What_comes_due_within_a_minute_is_told_beforehand_and_posted_at_its_time_with_what_came_in_between()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        var before = new ManualTimeProvider(Eight.AddSeconds(-30));
        using var stories = new StoriesInMemory(Storage.Get<IStoryStore>(), before);
        var summarizer = new ListingSummarizer();
        var publisher = Publisher(stories, summarizer, before);

        Assert.Equal(1, await publisher.RehearseAsync(Eight.AddSeconds(30), CancellationToken.None));
        Assert.Equal(["Ferry runs aground off Lindholm"], summarizer.Asked);
        Assert.Empty(await EditionsAsync(schedule));
        Assert.Equal(Eight, (await ScheduleAsync(schedule)).NextDue);

        await BringAsync(Eight.AddSeconds(-40), "Bakers win the harbour cup", seen: Eight.AddSeconds(-20));
        before.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await publisher.PublishDueAsync(CancellationToken.None));

        Assert.Equal(2, Assert.Single(await EditionsAsync(schedule)).Edition.Stories.Count);
        Assert.Equal(["Ferry runs aground off Lindholm", "Bakers win the harbour cup"], summarizer.Asked);
    }

    [Fact]
    public async Task A_node_that_stood_still_between_making_an_edition_and_storing_it_does_not_tell_what_another_told_meanwhile()
    {
        var (schedule, later) = (await Storage.ChannelWithScheduleAsync(Eight), await Storage.ChannelWithScheduleAsync(Eight.AddMinutes(1)));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        var isFirst = true;
        Platform.Pages = message =>
        {
            if (isFirst)
            {
                isFirst = false;
                Assert.Equal(1, PublishAsync(new ManualTimeProvider(Eight.AddMinutes(1))).GetAwaiter().GetResult());
            }

            return [message.Summary];
        };

        Assert.Equal(0, await PublishAsync());

        Assert.Equal(later.Id, Assert.Single(await EditionsAsync(schedule)).Slot.Schedule);
        Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
        Assert.Equal((Eight.AddDays(1), Eight.AddDays(1).AddMinutes(1)), ((await ScheduleAsync(schedule)).NextDue!.Value, (await ScheduleAsync(later)).NextDue!.Value));
    }

    [Fact]
    public async Task The_first_edition_covers_a_day_and_each_next_one_the_time_since_without_repeats()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-30), "Old news from the weekend");
        await BringAsync(Eight.AddHours(-20), "Ferry runs aground off Lindholm");

        await PublishAsync();
        await BringAsync(Eight.AddHours(3), "Bakers win the harbour cup", story: 8);
        await BringAsync(Eight.AddHours(4), "Salvage of the ferry begins", story: 2);
        Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        var editions = await EditionsAsync(schedule);
        Assert.Equal([["Bakers win the harbour cup"], ["Ferry runs aground off Lindholm"]], editions.Select(Titles));
        Assert.Equal((Eight, Eight.AddDays(1)), (editions[0].Edition.From, editions[0].Edition.To));
    }

    [Fact]
    public async Task An_article_that_arrived_after_the_edition_it_was_too_late_for_is_in_the_next()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await PublishAsync();
        await BringAsync(Eight.AddMinutes(-10), "Published before eight, polled after", seen: Eight.AddMinutes(15));
        await BringAsync(Eight.AddDays(-3), "From a feed added today, long published", seen: Eight.AddMinutes(15));

        Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        Assert.Equal(["Published before eight, polled after"], Titles((await EditionsAsync(schedule))[0]));
    }

    [Fact]
    public async Task A_channel_gets_what_its_topics_match_up_to_its_limit()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        var channel = await Storage.Get<IChannelStore>().FindAsync(schedule.Channel, CancellationToken.None);
        await Storage.Get<IChannelStore>().SaveAsync(channel! with { Topics = ["ferry"], StoryLimit = 1 }, CancellationToken.None);
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
        var broken = await Storage.ChannelWithScheduleAsync(Eight, "broken");
        await Storage.ChannelWithScheduleAsync(Eight, "fine");
        var channel = await Storage.Get<IChannelStore>().FindAsync(broken.Channel, CancellationToken.None);
        await Storage.Get<IChannelStore>().SaveAsync(channel! with { Topics = ["\"never closed"] }, CancellationToken.None);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(1, await PublishAsync());

        Assert.Equal(Eight, (await ScheduleAsync(broken)).NextDue);
    }

    [Fact]
    public async Task A_channel_of_a_platform_that_is_not_configured_waits_for_its_next_slot()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight, platform: "slack");
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");

        Assert.Equal(0, await PublishAsync());

        Assert.Empty(await EditionsAsync(schedule));
        Assert.Equal(Eight.AddDays(1), (await ScheduleAsync(schedule)).NextDue);
    }

    [Fact]
    public async Task A_story_merged_with_one_that_was_told_is_not_told_again()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        var other = await Storage.ChannelWithScheduleAsync(Eight, "elsewhere");
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm", story: 5);
        await PublishAsync();
        await BringAsync(Eight.AddHours(3), "Stranded ferry blocks Lindholm harbour", story: 4);
        await BringAsync(Eight.AddHours(3), "Bakers win the harbour cup", story: 8);
        await SayAsync(schedule, FeedbackKind.Merge, article: 2, other: 1);

        Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        Assert.Equal(["Bakers win the harbour cup"], Titles((await EditionsAsync(schedule))[0]));
        Assert.Equal(2, (await EditionsAsync(other))[0].Edition.Stories.Count);
    }

    [Fact]
    public async Task A_part_that_was_split_off_is_told_once_when_it_has_news()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm", story: 5);
        await BringAsync(Eight.AddHours(-1), "Bakers win the harbour cup", story: 5);
        await SayAsync(schedule, FeedbackKind.Split, article: 2, other: 1);

        await PublishAsync();
        await BringAsync(Eight.AddHours(3), "Salvage of the ferry begins", story: 5);
        await BringAsync(Eight.AddHours(3), "Bakers win cup", story: 5, copyOf: 2);
        Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync();

        var editions = await EditionsAsync(schedule);
        Assert.Equal(["Bakers win the harbour cup", "Ferry runs aground off Lindholm"], Titles(editions[^1]).Order());
        Assert.Empty(editions[0].Edition.Stories);
    }

    private Task SayAsync(DigestSchedule schedule, FeedbackKind kind, long article, long other) => ChangeAsync(
        schedule, channel => channel with { Reading = channel.Reading.With(new StoryFeedback(kind, [new ArticleId(article)], "As it was", "en", Eight) { Others = [new ArticleId(other)] }) });

    private sealed class ListingSummarizer : ISummarizer
    {
        public List<string> Asked { get; } = [];

        public Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken)
        {
            lock (Asked)
            {
                Asked.Add(story.Articles[0].Article.Title);
            }

            return new ExtractiveSummarizer().SummarizeAsync(story, sentences, cancellationToken);
        }
    }
}
