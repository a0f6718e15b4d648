using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Tests.Storage;

namespace DigestBot.Tests.Digests;

/// <summary>What a channel does not want yet: in its quiet hours, with too few stories, without news.</summary>
public sealed class HeldEditionTests : PublishingScene
{
    [Fact]
    public async Task What_is_due_in_the_quiet_hours_is_held_and_merged_into_one_edition_when_they_end()
    {
        var late = await Storage.ChannelWithScheduleAsync(Eight.AddHours(14));
        await Storage.ChannelWithScheduleAsync(Eight.AddHours(19));
        await ChangeAsync(late, channel => channel with { QuietHours = QuietHours.Parse("21:30-07:30") });
        await BringAsync(Eight.AddHours(10), "Ferry runs aground off Lindholm");
        await BringAsync(Eight.AddHours(20), "Bakers win the harbour cup", story: 8);

        var queued = new List<(DateTimeOffset, int)>();
        while (Time.GetUtcNow() < Eight.AddDays(1))
        {
            if (await PublishAsync() is > 0 and var count)
            {
                queued.Add((Time.GetUtcNow(), count));
            }

            Time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal([(Eight.AddHours(23.5), 1)], queued);
        var edition = Assert.Single(await EditionsAsync(late));
        Assert.Equal(("Morning digest", "Planned for 03:00, held until the quiet hours were over."), (edition.Edition.Title, edition.Edition.Remark));
        Assert.Equal(["Bakers win the harbour cup", "Ferry runs aground off Lindholm"], Titles(edition).Order());
    }

    [Fact]
    public async Task Quiet_hours_taken_away_release_what_they_hold_at_the_next_tick()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await ChangeAsync(schedule, channel => channel with { QuietHours = QuietHours.Parse("07:00-12:00") });
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        Assert.Equal(0, await PublishAsync());

        await ChangeAsync(schedule, channel => channel with { QuietHours = null });

        Assert.Equal(1, await PublishAsync());
    }

    [Fact]
    public async Task Too_few_stories_wait_and_are_in_the_next_edition()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Old news from the weekend", story: 5);
        await PublishAsync();
        await ChangeAsync(schedule, channel => channel with { LeastStories = 2 });
        await BringAsync(Eight.AddHours(1), "Ferry runs aground off Lindholm", story: 6);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await PublishAsync());
        Assert.Equal(Eight.AddDays(2), (await ScheduleAsync(schedule)).NextDue);
        await BringAsync(Eight.AddHours(30), "Bakers win the harbour cup", story: 8);
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await PublishAsync());

        Assert.Equal(["Bakers win the harbour cup", "Ferry runs aground off Lindholm"], Titles((await EditionsAsync(schedule))[0]).Order());
    }

    [Fact]
    public async Task A_channel_that_wants_to_know_is_told_that_there_is_no_news()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await ChangeAsync(schedule, channel => channel with { PostsNoNews = true });

        Assert.Equal(1, await PublishAsync());

        Assert.Contains("nothing new", Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None)).Delivery.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_news_is_no_post_and_the_slot_is_taken()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);

        Assert.Equal(0, await PublishAsync());

        Assert.Empty(await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
        Assert.Empty(Titles(Assert.Single(await EditionsAsync(schedule))));
        Assert.Equal(Eight.AddDays(1), (await ScheduleAsync(schedule)).NextDue);
    }
}
