using DigestBot.Slack.SocketMode;
using DigestBot.Testing;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

public sealed class SocketModeTests
{
    [Fact]
    public async Task A_command_is_acknowledged_at_once_and_answered()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        var about = await scene.TypeAsync(SlackPerson.Reader, "/digest about");

        Assert.InRange(about.AcknowledgedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.True(scene.Get<SocketState>().IsConnected);
    }

    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("warning")]
    public async Task The_next_connection_is_open_before_the_old_one_ends_and_no_command_is_lost_or_answered_twice(string reason)
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        var commands = new List<SlackInteraction>();

        await scene.Server.Sockets.AnnounceEndAsync(reason);
        await scene.Server.Sockets.WaitForConnectionsAsync(2);
        for (var i = 0; i < 10; i++)
        {
            // In turn over the old connection and the new one.
            commands.Add(await scene.Server.Members.TypeAsync(SlackPerson.Reader, scene.Channel.Channel, "/digest about"));
        }

        await Task.WhenAll(commands.Select(command => command.WaitForAnswerAsync()));
        await scene.Server.Sockets.CloseAnnouncedAsync();
        await scene.Server.Sockets.WaitForConnectionsAsync(1);
        commands.Add(await scene.TypeAsync(SlackPerson.Reader, "/digest about"));

        await scene.StopHostedAsync();
        Assert.All(commands, command => Assert.Equal(1, command.Acknowledgements));
        Assert.All(commands, command => Assert.Single(command.Answers));
    }

    [Fact]
    public async Task A_connection_that_Slack_does_not_close_after_announcing_it_is_closed_from_here()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        await scene.Server.Sockets.AnnounceEndAsync("refresh_requested");

        await scene.Server.Journal.WaitForAsync(entry => entry.What.StartsWith("socket closed", StringComparison.Ordinal));
        await scene.Server.Sockets.WaitForConnectionsAsync(1);
        await scene.TypeAsync(SlackPerson.Reader, "/digest about");
    }

    [Fact]
    public async Task What_Slack_delivers_twice_is_acknowledged_twice_and_done_once()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        var add = await scene.TypeAsync(SlackPerson.Admin, "/digest topics add ferry");

        await scene.Server.Desk.RepeatAsync(add);
        await scene.TypeAsync(SlackPerson.Admin, "/digest about");

        await scene.StopHostedAsync();
        await scene.Server.Sockets.WaitForConnectionsAsync(0);
        Assert.Equal(2, add.Acknowledgements);
        Assert.Single(add.Answers);
    }

    [Fact]
    public async Task A_cut_connection_is_opened_anew()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        scene.Server.Sockets.Drop();
        await scene.Server.Journal.WaitForAsync(entry => entry.What == "socket closed by the client with 1006");
        await scene.Server.Sockets.WaitForConnectionsAsync(1);

        await scene.TypeAsync(SlackPerson.Reader, "/digest about");
    }

    [Fact]
    public async Task While_Slack_cannot_give_a_connection_the_bot_asks_again()
    {
        await using var scene = await SlackScene.StartAsync(new HastyTimeProvider(times: 50));
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "apps.connections.open") { Status = 429, Seconds = 1 });
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Drop, "apps.connections.open"));

        await scene.ConnectAsync();

        Assert.Equal([429, 0, 200], scene.Server.Journal.Entries.Where(entry => entry.IsCall("POST", "apps.connections.open")).Select(entry => entry.Status));
    }

    [Fact]
    public async Task A_refused_app_token_is_told_once_and_not_tried_again()
    {
        await using var scene = await SlackScene.StartAsync(new HastyTimeProvider(times: 50));
        scene.Server.App.IsAppTokenRevoked = true;

        await scene.StartHostedAsync();
        await scene.GivenUpAsync();
        Assert.Contains("Slack__AppToken", scene.Get<SocketState>().Refusal);
        Assert.Single(scene.Server.Journal.Entries);
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Message.Contains(scene.Server.App.AppToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_says_goodbye()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        await scene.StopHostedAsync();

        await scene.Server.Journal.WaitForAsync(entry => entry.What == "socket closed by the client with 1000");
    }
}
