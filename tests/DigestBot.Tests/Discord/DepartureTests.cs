using System.Text.Json.Nodes;
using DigestBot.Core.Digests;
using NodaTime;

namespace DigestBot.Tests.Discord;

public sealed class DepartureTests
{
    [Fact]
    public async Task A_deleted_channel_pauses_its_schedules_and_no_others()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var gone = await ScheduleAsync(scene, 0);
        var stays = await ScheduleAsync(scene, 1);

        await scene.Server.Gateway.DispatchAsync("CHANNEL_DELETE", new JsonObject { ["id"] = gone.Ref.Channel, ["guild_id"] = gone.Ref.Workspace, ["type"] = 0 });

        await WaitUntilPausedAsync(scene, gone);
        Assert.False(await IsPausedAsync(scene, stays));
    }

    [Fact]
    public async Task A_server_that_removes_the_bot_is_left_alone_and_keeps_its_settings()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var channel = await ScheduleAsync(scene, 0);

        await scene.Server.Gateway.DispatchAsync("GUILD_DELETE", new JsonObject { ["id"] = channel.Ref.Workspace });

        await WaitUntilPausedAsync(scene, channel);
        Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_kept_of_a_server_that_removed_the_bot_is_gone_after_thirty_days()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var channel = await ScheduleAsync(scene, 0);
        await scene.Server.Gateway.DispatchAsync("GUILD_DELETE", new JsonObject { ["id"] = channel.Ref.Workspace });
        await WaitUntilPausedAsync(scene, channel);
        var left = (await scene.Channels.ListAsync(CancellationToken.None))[0].LeftAt!.Value;

        Assert.Equal(0, await ForgetAsync(scene, left.AddDays(29)));
        Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(1, await ForgetAsync(scene, left.AddDays(31)));
        Assert.Empty(await scene.Channels.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_Discord_cannot_reach_for_a_while_has_not_gone()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var away = await ScheduleAsync(scene, 0);
        var gone = await ScheduleAsync(scene, 1);

        await scene.Server.Gateway.DispatchAsync("GUILD_DELETE", new JsonObject { ["id"] = away.Ref.Workspace, ["unavailable"] = true });
        // Events come in order: when this one has been dealt with, so has the first.
        await scene.Server.Gateway.DispatchAsync("CHANNEL_DELETE", new JsonObject { ["id"] = gone.Ref.Channel, ["guild_id"] = gone.Ref.Workspace });

        await WaitUntilPausedAsync(scene, gone);
        Assert.False(await IsPausedAsync(scene, away));
    }

    private static async Task<Channel> ScheduleAsync(DiscordScene scene, int index)
    {
        var reference = scene.ChannelAt(index);
        var channel = await scene.Channels.GetOrAddAsync(reference, "news", CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        await scene.Schedules.AddAsync(
            new DigestSchedule { Id = default, Channel = channel.Id, Time = new LocalTime(8, 0), Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday }, Zone = "Etc/UTC", Created = now, NextDue = now }, CancellationToken.None);
        return channel;
    }

    private static Task<int> ForgetAsync(DiscordScene scene, DateTimeOffset now) =>
        new LostChannels(scene.Channels, scene.Schedules, new Testing.ManualTimeProvider(now)).ForgetAsync(CancellationToken.None);

    private static async Task<bool> IsPausedAsync(DiscordScene scene, Channel channel) =>
        (await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).All(schedule => schedule.Paused && schedule.NextDue is null);

    private static async Task WaitUntilPausedAsync(DiscordScene scene, Channel channel)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await IsPausedAsync(scene, channel))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }
}
