using DigestBot.Core.Chat;
using DigestBot.Testing;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

public sealed class SlackPlatformTests
{
    [Fact]
    public async Task A_page_stands_in_its_channel_and_is_found_again_by_its_key()
    {
        await using var scene = await SlackScene.StartAsync();

        var ts = await scene.SendAsync();

        var message = Assert.Single(scene.Server.Workspace.MessagesIn(scene.Channel.Channel));
        Assert.Equal(ts, message["ts"]!.ToString());
        Assert.Equal(ts, await scene.FindAsync());
        Assert.Null(await scene.FindAsync("8-260320-0800"));
        Assert.Matches("^digestbot/[0-9.]+$", scene.Server.Journal.Entries[0].UserAgent);
    }

    [Fact]
    public async Task The_other_pages_stand_in_the_first_ones_thread_and_are_found_there()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Server.Limits.MessageSpacing = TimeSpan.Zero;
        var first = await scene.SendAsync();
        var second = await scene.SendAsync(page: 2);

        // Another process, which sent none of them.
        await scene.RestartAsync();
        var third = await scene.SendAsync(page: 3);

        Assert.Equal([null, first, first], scene.Server.Workspace.MessagesIn(scene.Channel.Channel).Select(message => message["thread_ts"]?.ToString()));
        Assert.Equal(second, await scene.FindAsync(page: 2));
        Assert.Equal(third, await scene.FindAsync(page: 3));
    }

    [Fact]
    public async Task Pages_are_edited_where_they_stand_keep_their_key_and_one_that_is_gone_is_named()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Server.Limits.MessageSpacing = TimeSpan.Zero;
        var first = await scene.SendAsync();
        var second = await scene.SendAsync(page: 2);
        var now = scene.Platform.Render(ChatMessage.Line("The strike is over."), "7-260320-0800")[0];

        await scene.Platform.EditAsync(scene.Channel, first, new("7-260320-0800.1", first, now), CancellationToken.None);
        await scene.Platform.EditAsync(scene.Channel, first, new("7-260320-0800.2", second, now.Replace("0800.1", "0800.2", StringComparison.Ordinal)), CancellationToken.None);

        Assert.All(scene.Server.Workspace.MessagesIn(scene.Channel.Channel), message => Assert.Contains("The strike is over.", message.ToJsonString()));
        Assert.Equal((first, second), (await scene.FindAsync(), await scene.FindAsync(page: 2)));
        var gone = await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.Platform.EditAsync(scene.Channel, first, new("7-260320-0800.3", "1.000001", now), CancellationToken.None));
        Assert.Equal("The message is no longer there.", gone.Message);
    }

    [Theory]
    [InlineData(LoopbackFaultKind.AnswerAfterDoing)]
    [InlineData(LoopbackFaultKind.DropAfterDoing)]
    [InlineData(LoopbackFaultKind.Drop)]
    [InlineData(LoopbackFaultKind.Answer)]
    public async Task A_send_of_unknown_end_is_left_to_a_look_and_never_repeated_at_once(LoopbackFaultKind fault)
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Server.Faults.Plan(new(fault, "chat.postMessage") { Status = 502 });

        var problem = await Assert.ThrowsAnyAsync<Exception>(() => scene.SendAsync());

        Assert.IsNotType<DeliveryRejectedException>(problem);
        Assert.IsNotType<DeliveryPostponedException>(problem);
        Assert.Single(scene.Server.Journal.Entries, entry => entry.IsCall("POST", "chat.postMessage"));
        var posted = fault is LoopbackFaultKind.AnswerAfterDoing or LoopbackFaultKind.DropAfterDoing;
        Assert.Equal(posted, await scene.FindAsync() is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_whose_lease_ended_before_it_was_written_does_not_leave(bool isHeld)
    {
        await using var scene = await SlackScene.StartAsync();
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 20, 8, 0, 0, TimeSpan.Zero));
        var lease = new SendLease(clock, TimeSpan.FromSeconds(30), _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(isHeld ? 30 : 0));
            return Task.FromResult(isHeld);
        });

        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.Platform.SendAsync(scene.Channel, scene.Body(), "7-260320-0800.1", lease, CancellationToken.None));

        Assert.Empty(scene.Server.Workspace.MessagesIn(scene.Channel.Channel));
        await scene.SendAsync();
        Assert.Single(scene.Server.Workspace.MessagesIn(scene.Channel.Channel));
    }

    [Fact]
    public async Task A_page_that_waits_out_a_limit_asks_for_its_lease_again()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "POST /chat.postMessage") { Status = 429, Seconds = 1 });
        var asked = 0;
        var lease = new SendLease(TimeProvider.System, TimeSpan.FromHours(1), _ => Task.FromResult(++asked == 1));

        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.Platform.SendAsync(scene.Channel, scene.Body(), "7-260320-0800.1", lease, CancellationToken.None));

        Assert.Equal(2, asked);
        Assert.Empty(scene.Server.Workspace.MessagesIn(scene.Channel.Channel));
    }

    [Fact]
    public async Task A_message_refused_for_a_limit_is_sent_again_when_the_time_has_come()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer) { Status = 429, Seconds = 1 });

        await scene.SendAsync();

        var calls = scene.Server.Journal.Entries;
        Assert.Equal([429, 200], calls.Select(call => call.Status));
        Assert.InRange(calls[1].At - calls[0].At, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Messages_to_a_channel_leave_a_second_apart_and_none_is_refused()
    {
        await using var scene = await SlackScene.StartAsync();

        await scene.SendAsync("1-260320-0800");
        await scene.SendAsync("2-260320-0800");
        await scene.SendAsync("3-260320-0800", scene.ChannelAt(1));

        Assert.All(scene.Server.Journal.Entries, call => Assert.Equal(200, call.Status));
        Assert.Equal(0, scene.Server.Limits.Refused);
    }

    [Fact]
    public async Task Whatever_keeps_a_message_out_of_its_channel_is_said_with_its_mend()
    {
        await using var scene = await SlackScene.StartAsync();
        var workspace = scene.Server.Workspace;
        workspace.RemoveBot(workspace.ChannelIds[0]);
        workspace.Archive(workspace.ChannelIds[1]);
        workspace.Delete(workspace.ChannelIds[2]);

        Assert.Contains("/invite", await RefusalAsync(0));
        Assert.Contains("archived", await RefusalAsync(1));
        Assert.Contains("no longer there", await RefusalAsync(2));
        Assert.Contains("no longer in this channel", (await Assert.ThrowsAsync<LookBackRefusedException>(() => scene.FindAsync())).Message);

        async Task<string> RefusalAsync(int channel) => (await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.SendAsync(channel: scene.ChannelAt(channel)))).Message;
    }

    [Fact]
    public async Task Where_the_history_may_not_be_read_a_look_says_so_instead_of_finding_nothing()
    {
        await using var scene = await SlackScene.StartAsync();
        await scene.SendAsync();
        scene.Server.Workspace.Scopes = new HashSet<string> { "chat:write" };

        Assert.Contains("slack-app-manifest", (await Assert.ThrowsAsync<LookBackRefusedException>(() => scene.FindAsync())).Message);
    }

    [Fact]
    public async Task A_page_behind_hundreds_of_newer_messages_is_found()
    {
        await using var scene = await SlackScene.StartAsync();
        var ts = await scene.SendAsync();
        for (var i = 0; i < 250; i++)
        {
            scene.Server.Workspace.Say(scene.Channel.Channel, SlackPerson.Reader, $"message {i}");
        }

        Assert.Equal(ts, await scene.FindAsync());
    }

    [Fact]
    public async Task A_body_that_Slack_does_not_take_is_refused_with_the_field_at_fault()
    {
        await using var scene = await SlackScene.StartAsync();
        const string body = """{"text":"x","blocks":[{"type":"header","text":{"type":"plain_text","text":""}}]}""";

        var refused = await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.Platform.SendAsync(scene.Channel, body, "1-260320-0800.1", CancellationToken.None));

        Assert.Contains("/blocks/0/text", refused.Message);
    }

    [Fact]
    public async Task With_a_revoked_token_pages_wait_and_Slack_is_asked_once()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Server.Workspace.IsRevoked = true;

        Assert.Contains("Slack__Token", (await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync())).Message);
        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync(channel: scene.ChannelAt(1)));

        Assert.Single(scene.Server.Journal.Entries);
    }

    [Fact]
    public async Task When_Slack_cannot_be_reached_pages_wait()
    {
        await using var scene = await SlackScene.StartAsync(new HastyTimeProvider(times: 50));
        await scene.Server.DisposeAsync();

        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync());
    }
}
