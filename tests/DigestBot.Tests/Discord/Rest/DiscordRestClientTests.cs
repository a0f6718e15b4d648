using DigestBot.Discord.Rest;
using DigestBot.Testing.Loopback;

namespace DigestBot.Tests.Discord.Rest;

public sealed class DiscordRestClientTests
{
    [Fact]
    public async Task A_read_is_repeated_after_a_server_error_and_a_post_is_not()
    {
        await using var scene = await DiscordScene.StartAsync();
        var rest = scene.Get<DiscordRestClient>();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer) { Status = 502 });
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Drop, "POST /messages"));

        var application = await rest.SendAsync(new(DiscordRoute.Application), DiscordJson.Default.ApplicationInfo, CancellationToken.None);
        Assert.Equal(scene.Server.World.ApplicationId, application.Id);

        var post = new DiscordRequest(DiscordRoute.CreateMessage(scene.Channel.Channel), """{"content":"x"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => rest.SendAsync(post, CancellationToken.None));
        Assert.True(post.MayHaveArrived);
        Assert.Single(scene.Server.Journal.Entries, entry => entry.IsCall("POST", "/messages"));
    }

    [Fact]
    public async Task A_message_refused_for_a_limit_is_sent_again_when_the_time_has_come()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer) { Status = 429, Seconds = 0.3 });
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer) { Status = 429, Seconds = 0.2, Scope = "global" });

        await scene.SendAsync();

        var calls = scene.Server.Journal.Entries;
        Assert.Equal([429, 429, 200], calls.Select(call => call.Status));
        Assert.InRange(calls[1].At - calls[0].At, TimeSpan.FromSeconds(0.28), TimeSpan.FromSeconds(5));
        Assert.InRange(calls[2].At - calls[1].At, TimeSpan.FromSeconds(0.18), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_channels_sixth_message_waits_for_its_window_and_is_not_refused()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Server.Limits.MessageWindow = TimeSpan.FromSeconds(1);

        for (var i = 0; i < 6; i++)
        {
            await scene.SendAsync($"{i}-260320-0800");
        }

        Assert.All(scene.Server.Journal.Entries, call => Assert.Equal(200, call.Status));
        Assert.Equal(6, scene.Server.World.MessagesIn(scene.Channel.Channel).Count);
    }

    [Fact]
    public async Task A_webhook_that_is_gone_is_not_called_again()
    {
        await using var scene = await DiscordScene.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            var call = new DiscordRequest(DiscordRoute.FollowUp("1", "unknown"), """{"content":"x"}""");
            await Assert.ThrowsAsync<DiscordApiException>(() => scene.Get<DiscordRestClient>().SendAsync(call, CancellationToken.None));
        }

        Assert.Single(scene.Server.Journal.Entries);
    }

    [Fact]
    public async Task Discord_is_told_which_program_calls_and_answers_to_interactions_carry_no_token()
    {
        var interaction = DiscordRoute.Callback("1", "token");
        Assert.True(interaction.IsInteraction);
        Assert.Equal("interactions/1/token/callback", interaction.Path);

        await using var scene = await DiscordScene.StartAsync();
        await scene.SendAsync();
        Assert.Matches(@"^DiscordBot \(https://[^ ]+, [0-9.]+\)$", Assert.Single(scene.Server.Journal.Entries).UserAgent);
    }
}
