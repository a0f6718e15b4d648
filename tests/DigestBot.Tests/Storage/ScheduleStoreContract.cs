using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using NodaTime;

namespace DigestBot.Tests.Storage;

public sealed class SqliteScheduleStoreTests() : ScheduleStoreContract(new SqliteTestStorage());

public sealed class PostgresScheduleStoreTests() : ScheduleStoreContract(new PostgresTestStorage());

public abstract class ScheduleStoreContract(TestStorage storage) : StoreContract(storage)
{
    private IScheduleStore Store => Storage.Get<IScheduleStore>();

    [Fact]
    public async Task A_schedule_comes_back_as_it_was_added()
    {
        var schedule = await AddAsync(Noon);

        var back = Assert.Single(await Store.ListAsync(schedule.Channel, Cancellation));

        Assert.Equivalent(schedule, back, strict: true);
        Assert.Equal((new LocalTime(7, 5), "Australia/Lord_Howe"), (back.Time, back.Zone));
        Assert.Equal([IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday], back.Days.Order());
    }

    [Fact]
    public async Task A_channels_schedules_are_its_own_alone()
    {
        var schedule = await AddAsync(Noon);
        var other = await Storage.ChannelWithScheduleAsync(Noon);

        Assert.NotEqual(schedule.Channel, other.Channel);
        Assert.Equal([schedule.Id], (await Store.ListAsync(schedule.Channel, Cancellation)).Select(listed => listed.Id));
    }

    [Fact]
    public async Task Due_schedules_come_longest_overdue_first_without_paused_ones()
    {
        var late = await AddAsync(Noon.AddHours(-1));
        var now = await AddAsync(Noon);
        await AddAsync(Noon.AddMilliseconds(1));
        await AddAsync(null);
        var paused = await AddAsync(Noon.AddHours(-2));
        await Store.SaveAsync(paused with { Paused = true }, Cancellation);

        Assert.Equal([late.Id, now.Id], (await Store.DueAsync(Noon, 10, Cancellation)).Select(schedule => schedule.Id));
        Assert.Equal([late.Id], (await Store.DueAsync(Noon, 1, Cancellation)).Select(schedule => schedule.Id));
    }

    [Fact]
    public async Task Moving_on_leaves_alone_what_someone_changed_meanwhile()
    {
        var schedule = await AddAsync(Noon);
        var changed = schedule with { NextDue = Noon.AddHours(5) };
        await Store.SaveAsync(changed, Cancellation);

        await Store.MoveOnAsync([new(schedule.Id, Due: Noon, Next: Noon.AddDays(1))], Cancellation);
        Assert.Equal(changed.NextDue, Assert.Single(await Store.ListAsync(schedule.Channel, Cancellation)).NextDue);

        await Store.MoveOnAsync([new(schedule.Id, Due: Noon.AddHours(5), Next: Noon.AddDays(1))], Cancellation);
        Assert.Equal(Noon.AddDays(1), Assert.Single(await Store.ListAsync(schedule.Channel, Cancellation)).NextDue);
    }

    [Fact]
    public async Task Only_the_channel_itself_removes_or_changes_its_schedule()
    {
        var schedule = await AddAsync(Noon);
        var stranger = new ChannelId(schedule.Channel.Value + 1);

        Assert.False(await Store.RemoveAsync(stranger, schedule.Id, Cancellation));
        Assert.False(await Store.SaveAsync(schedule with { Channel = stranger }, Cancellation));
        Assert.True(await Store.RemoveAsync(schedule.Channel, schedule.Id, Cancellation));
        Assert.False(await Store.RemoveAsync(schedule.Channel, schedule.Id, Cancellation));
    }

    [Fact]
    public async Task A_removed_schedules_number_is_never_given_again()
    {
        var first = await AddAsync(Noon);
        await Store.RemoveAsync(first.Channel, first.Id, Cancellation);

        Assert.NotEqual(first.Id, (await AddAsync(Noon)).Id);
    }

    private async Task<DigestSchedule> AddAsync(DateTimeOffset? nextDue)
    {
        var channel = await Storage.Get<IChannelStore>().GetOrAddAsync(new ChannelRef("local", "local", "general"), "general", Cancellation);
        return await Store.AddAsync(
            new DigestSchedule
            {
                Id = default,
                Channel = channel.Id,
                Time = new LocalTime(7, 5),
                Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday },
                Zone = "Australia/Lord_Howe",
                Created = Noon.AddDays(-1),
                Ping = "3001",
                NextDue = nextDue,
            },
            Cancellation);
    }
}
