using DigestBot.Discord.Gateway;

namespace DigestBot.Tests.Discord;

public sealed class GatewayStateTests
{
    [Fact]
    public void The_bot_is_connected_once_every_shard_is_and_no_longer_when_one_is_lost()
    {
        var state = new GatewayState();
        state.Begin(shards: 2);

        state.Set(0, connected: true);
        var first = state.IsConnected;
        state.Set(1, connected: true);
        var both = state.IsConnected;
        state.Set(0, connected: false);

        Assert.Equal((false, true, false), (first, both, state.IsConnected));
    }

    [Fact]
    public async Task A_bot_that_has_left_Discord_does_not_call_itself_connected()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var state = scene.Get<GatewayState>();

        await scene.StopHostedAsync();

        Assert.False(state.IsConnected);
    }
}
