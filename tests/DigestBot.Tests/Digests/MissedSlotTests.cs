using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Testing;
using DigestBot.Tests.Storage;

namespace DigestBot.Tests.Digests;

/// <summary>Schedules whose time passed while nobody looked: late posts, days of absence, a clock set back.</summary>
public sealed class MissedSlotTests : PublishingScene
{
    [Fact]
    public async Task A_clock_set_back_an_hour_loses_no_news_and_repeats_none()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await Storage.ChannelWithScheduleAsync(Eight.AddHours(-0.5));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        Assert.Equal(1, await PublishAsync());

        // It was seven all the time. News of the hour that the clock had made up comes, and the half past seven's edition is due again.
        var right = new ManualTimeProvider(Eight.AddHours(-1));
        await Storage.Get<IScheduleStore>().SaveAsync((await Storage.Get<IScheduleStore>().ListAsync(schedule.Channel, CancellationToken.None))[1] with { NextDue = Eight.AddHours(-0.5) }, CancellationToken.None);
        await BringAsync(Eight.AddMinutes(-50), "Bakers win the harbour cup", story: 8);
        right.Advance(TimeSpan.FromMinutes(30));
        await PublishAsync(right);

        Assert.Equal(["Bakers win the harbour cup"], Titles((await EditionsAsync(schedule))[0]));
        right.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await PublishAsync(right));
        Assert.Equal(2, (await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(9 * 24)]
    public async Task After_being_down_a_channel_gets_one_late_post_at_most_and_nothing_is_lost(int hoursDown)
    {
        // Three posts a day; down from five in the morning on.
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await Storage.ChannelWithScheduleAsync(Eight.AddHours(-1));
        await Storage.ChannelWithScheduleAsync(Eight.AddHours(10));
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
    public async Task A_slot_missed_within_the_grace_period_is_posted_late_and_says_so()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        Time.Advance(TimeSpan.FromHours(3));

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
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await PublishAsync();
        for (var hour = 1; hour <= hoursDown; hour += 4)
        {
            await BringAsync(Eight.AddHours(hour), $"Report number {hour} of the harbour office");
        }

        Time.Advance(TimeSpan.FromHours(hoursDown));
        await PublishAsync();
        Assert.Equal(0, await PublishAsync());
        while (Time.GetUtcNow() < Eight.AddHours(hoursDown + 24))
        {
            Time.Advance(TimeSpan.FromHours(1));
            await PublishAsync();
        }

        // The empty one of the beginning, and one with all that came meanwhile, a week's at most.
        var editions = await EditionsAsync(schedule);
        Assert.Equal(2, editions.Count);
        Assert.Equal(Math.Max(Eight.Ticks, editions[0].Edition.To!.Value.AddDays(-7).Ticks), editions[0].Edition.From!.Value.Ticks);
        Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Of_several_slots_missed_a_channel_gets_the_newest_alone()
    {
        await Storage.ChannelWithScheduleAsync(Eight);
        var newest = await Storage.ChannelWithScheduleAsync(Eight.AddHours(1));
        await Storage.ChannelWithScheduleAsync(Eight.AddMinutes(30));
        await BringAsync(Eight.AddHours(-2), "Ferry runs aground off Lindholm");
        Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await PublishAsync());
        Assert.Equal(0, await PublishAsync());

        Assert.Equal(newest.Id, Assert.Single(await EditionsAsync(newest)).Slot.Schedule);
        Assert.All(
            await Storage.Get<IScheduleStore>().ListAsync(newest.Channel, CancellationToken.None),
            schedule => Assert.True(schedule.NextDue > Time.GetUtcNow()));
    }
}
