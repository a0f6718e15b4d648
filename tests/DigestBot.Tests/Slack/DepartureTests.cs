using System.Text.Json.Nodes;
using DigestBot.Testing.LoopbackSlack;

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
}
