using System.Text.Json.Nodes;
using DigestBot.Discord.Gateway;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackDiscord;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Discord;

public sealed class GatewayTests
{
    [Fact]
    public async Task The_bot_identifies_with_one_unprivileged_intent_and_is_ready()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        var identify = Entries(scene, "op 2").Single().Body!;
        Assert.Equal(1, (int)identify["intents"]!);
        Assert.Equal("[0,1]", identify["shard"]!.ToJsonString());
        Assert.Contains(scene.Server.Journal.Entries, entry => entry.What.Contains("connected /gateway?v=10&encoding=json&compress=zlib-stream", StringComparison.Ordinal));
        await WaitUntilAsync(() => scene.Get<GatewayState>().IsConnected);
    }

    [Fact]
    public async Task Heartbeats_carry_the_last_sequence_and_keep_coming()
    {
        await using var scene = await StartAsync(gateway => gateway.HeartbeatInterval = TimeSpan.FromSeconds(2));

        await WaitUntilAsync(() => Entries(scene, "op 1").Count >= 3);

        Assert.Equal(2, (int)Entries(scene, "op 1")[^1].Body!);
        Assert.Single(Entries(scene, "connected"));
    }

    [Fact]
    public async Task A_heartbeat_that_Discord_asks_for_comes_at_once()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await scene.Server.Gateway.AskForHeartbeatAsync();

        await scene.Server.Journal.WaitForAsync(entry => entry.What == "gateway op 1");
    }

    [Fact]
    public async Task A_dropped_connection_is_resumed_on_the_resume_address_and_no_command_is_lost()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        scene.Server.Gateway.Drop();

        var whileAway = await scene.Server.Members.RunAsync(LoopbackMember.Reader, scene.Channel.Channel, "digest about");

        Assert.Equal(5, await whileAway.WaitForAcknowledgementAsync());
        await whileAway.WaitForAnswerAsync();
        Assert.Contains(Entries(scene, "connected"), entry => entry.What.Contains("/gateway/resume?v=10", StringComparison.Ordinal));
        Assert.Equal("session-1", Entries(scene, "op 6").Single().Body!["session_id"]!.ToString());
        Assert.Single(Entries(scene, "op 2"));
    }

    [Fact]
    public async Task A_connection_without_heartbeat_answers_is_left_in_a_way_that_keeps_the_session()
    {
        await using var scene = await StartAsync(gateway =>
        {
            gateway.HeartbeatInterval = TimeSpan.FromSeconds(2);
            gateway.SwallowHeartbeats = true;
        });

        await scene.Server.Journal.WaitForAsync(entry => entry.What.StartsWith("gateway closed by the client", StringComparison.Ordinal));
        scene.Server.Gateway.SwallowHeartbeats = false;
        await scene.Server.Journal.WaitForAsync(entry => entry.What == "gateway op 6");

        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.What is "gateway closed by the client with 1000" or "gateway closed by the client with 1001");
        Assert.Single(Entries(scene, "op 2"));
    }

    [Fact]
    public async Task A_request_to_reconnect_is_followed_by_a_resume()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await scene.Server.Gateway.AskToReconnectAsync();

        await scene.Server.Journal.WaitForAsync(entry => entry.What == "gateway op 6");
        Assert.Single(Entries(scene, "op 2"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invalid_session_is_resumed_where_Discord_says_so_and_begun_anew_where_not(bool resumable)
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await scene.Server.Gateway.InvalidateAsync(resumable);

        await WaitUntilAsync(() => resumable ? Entries(scene, "op 6").Count == 1 : Entries(scene, "op 2").Count == 2);
        Assert.Equal(resumable ? 1 : 0, Entries(scene, "op 6").Count);
        Assert.Equal("digest help", (await scene.RunAsync(LoopbackMember.Reader, "digest help")).Acknowledged is 5 ? "digest help" : "unanswered");
    }

    [Fact]
    public async Task A_session_that_Discord_no_longer_knows_is_begun_anew()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        scene.Server.Gateway.RefuseResumes = true;

        scene.Server.Gateway.Drop();

        await WaitUntilAsync(() => Entries(scene, "op 2").Count == 2);
        Assert.Single(Entries(scene, "op 6"));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006)]
    public async Task After_these_closes_the_session_is_resumed(int code)
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await CloseAsync(scene, code);

        await scene.Server.Journal.WaitForAsync(entry => entry.What == "gateway op 6");
        Assert.Single(Entries(scene, "op 2"));
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task After_these_closes_a_new_session_begins(int code)
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await CloseAsync(scene, code);

        await WaitUntilAsync(() => Entries(scene, "op 2").Count == 2);
        Assert.Empty(Entries(scene, "op 6"));
    }

    [Theory]
    [InlineData(4004, "Discord__Token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "shards")]
    [InlineData(4012, "newer version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "intent")]
    public async Task After_these_closes_the_bot_stays_away_and_tells_the_operator_why(int code, string expected)
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await CloseAsync(scene, code);

        await WaitUntilAsync(() => scene.Get<GatewayState>().Refusal is not null);
        Assert.Contains(expected, scene.Get<GatewayState>().Refusal);
        Assert.Contains(scene.Logs.Entries, entry => entry.Level is LogLevel.Error && entry.Message.Contains(expected, StringComparison.Ordinal));
        Assert.Single(Entries(scene, "connected"));
    }

    [Fact]
    public async Task With_a_refused_token_the_bot_does_not_come_near_the_gateway()
    {
        await using var scene = await DiscordScene.StartAsync(token: "wrong");
        _ = scene.ConnectAsync();

        await WaitUntilAsync(() => scene.Get<GatewayState>().Refusal is not null);

        Assert.Single(scene.Server.Journal.Entries);
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Message.Contains("wrong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_ends_the_session_as_Discord_asks()
    {
        var scene = await DiscordScene.StartConnectedAsync();
        await using var server = scene.Server;

        await scene.StopAsync();

        await scene.Server.Journal.WaitForAsync(entry => entry.What == "gateway closed by the client with 1000");
    }

    [Fact]
    public async Task An_event_with_a_megabyte_of_data_passes_and_what_follows_is_heard()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        await scene.Server.Gateway.DispatchAsync("GUILD_CREATE", new JsonObject { ["id"] = "1", ["description"] = new string('x', 1_000_000) });

        Assert.Equal(5, (await scene.RunAsync(LoopbackMember.Reader, "digest about")).Acknowledged);
        Assert.Empty(Entries(scene, "op 6"));
    }

    private static async Task<DiscordScene> StartAsync(Action<LoopbackGateway> prepare)
    {
        var scene = await DiscordScene.StartAsync(new Testing.HastyTimeProvider(times: 20));
        prepare(scene.Server.Gateway);
        await scene.ConnectAsync();
        return scene;
    }

    // 1006 is no code that can be sent: it is what a cut connection is called.
    private static Task CloseAsync(DiscordScene scene, int code)
    {
        if (code != 1006)
        {
            return scene.Server.Gateway.CloseAsync(code);
        }

        scene.Server.Gateway.Drop();
        return Task.CompletedTask;
    }

    private static List<JournalEntry> Entries(DiscordScene scene, string what) =>
        [.. scene.Server.Journal.Entries.Where(entry => entry.What == $"gateway {what}" || (what == "connected" && entry.What.StartsWith("gateway connected /", StringComparison.Ordinal)))];

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }
}
