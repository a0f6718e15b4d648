using System.Text.Json.Nodes;
using DigestBot.Core.Digests;
using DigestBot.Jobs;
using DigestBot.Storage;
using DigestBot.Testing;
using DigestBot.Testing.LoopbackSlack;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;
using Quartz;

namespace DigestBot.Tests.Slack;

public sealed class DepartureTests
{
    [Theory]
    [InlineData("channel_archive")]
    [InlineData("group_left")]
    [InlineData("app_uninstalled")]
    public async Task Where_the_bot_can_no_longer_post_its_schedules_pause(string happened)
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        await scene.TypeAsync(SlackPerson.Admin, "/digest schedule add 08:00");

        var told = await scene.Server.Members.SendEventAsync(new JsonObject { ["type"] = happened, ["channel"] = scene.Channel.Channel });
        await told.WaitForAcknowledgementAsync();
        await scene.StopHostedAsync();

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.All(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None), schedule => Assert.Null(schedule.NextDue));
    }

    [Fact]
    public async Task Other_channels_keep_their_schedules()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        await scene.TypeAsync(SlackPerson.Admin, "/digest schedule add 08:00");

        var told = await scene.Server.Members.SendEventAsync(new JsonObject { ["type"] = "channel_deleted", ["channel"] = scene.ChannelAt(1).Channel });
        await told.WaitForAcknowledgementAsync();
        await scene.StopHostedAsync();

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.NotNull(Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).NextDue);
    }

    [Fact]
    public async Task What_is_kept_of_a_workspace_goes_thirty_days_after_it_removed_the_bot()
    {
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using var scene = await SlackScene.StartConnectedAsync(time);
        await scene.TypeAsync(SlackPerson.Admin, "/digest topics add ferry");
        var told = await scene.Server.Members.SendEventAsync(new JsonObject { ["type"] = "app_uninstalled" });
        await told.WaitForAcknowledgementAsync();
        await scene.StopHostedAsync();

        time.Advance(TimeSpan.FromDays(30));
        await UpkeepAsync(scene);
        Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));

        time.Advance(TimeSpan.FromHours(1));
        await UpkeepAsync(scene);
        Assert.Empty(await scene.Channels.ListAsync(CancellationToken.None));
    }

    private static ValueTask UpkeepAsync(SlackScene scene)
    {
        var nothingAges = Mock.Of<IRetention>(retention => retention.AgeOutAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()) == Task.FromResult(new AgedOut(0, 0, 0)));
        var job = new UpkeepJob(scene.Get<LostChannels>(), nothingAges, scene.Get<TimeProvider>(), Options.Create(new StorageOptions()), NullLogger<UpkeepJob>.Instance);
        return job.Execute(Mock.Of<IJobExecutionContext>(), CancellationToken.None);
    }
}
