using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Testing;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;

namespace DigestBot.Tests.Discord;

public sealed class DiscordPlatformTests
{
    private const string Key = "7-260320-0800";

    [Fact]
    public async Task A_page_stands_in_its_channel_and_is_found_again_by_its_key()
    {
        await using var scene = await DiscordScene.StartAsync();

        var id = await scene.SendAsync();

        var message = Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel));
        Assert.Equal(id, message["id"]!.ToString());
        Assert.Equal(id, await scene.FindAsync());
        Assert.Null(await scene.FindAsync("8-260320-0800"));
        Assert.Contains(scene.Server.Journal.Entries, entry => entry.IsCall("POST", $"/api/v10/channels/{scene.Channel.Channel}/messages") && entry.Status == 200);
    }

    [Fact]
    public async Task The_same_page_sent_twice_within_minutes_is_posted_once()
    {
        await using var scene = await DiscordScene.StartAsync();

        Assert.Equal(await scene.SendAsync(), await scene.SendAsync());

        Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel));
    }

    [Theory]
    [InlineData(LoopbackFaultKind.AnswerAfterDoing)]
    [InlineData(LoopbackFaultKind.DropAfterDoing)]
    [InlineData(LoopbackFaultKind.Drop)]
    [InlineData(LoopbackFaultKind.Answer)]
    public async Task A_send_of_unknown_end_is_left_to_a_look_and_never_repeated_at_once(LoopbackFaultKind fault)
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Server.Faults.Plan(new(fault, "POST /messages") { Status = 502 });

        var problem = await Assert.ThrowsAnyAsync<Exception>(() => scene.SendAsync());

        Assert.IsNotType<DeliveryRejectedException>(problem);
        Assert.IsNotType<DeliveryPostponedException>(problem);
        Assert.Single(scene.Server.Journal.Entries, entry => entry.IsCall("POST", "/messages"));
        var posted = fault is LoopbackFaultKind.AnswerAfterDoing or LoopbackFaultKind.DropAfterDoing;
        Assert.Equal(posted, await scene.FindAsync() is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_whose_lease_ended_before_it_was_written_does_not_leave(bool isHeld)
    {
        await using var scene = await DiscordScene.StartAsync();
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 20, 8, 0, 0, TimeSpan.Zero));
        var lease = new SendLease(clock, TimeSpan.FromSeconds(30), _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(isHeld ? 30 : 0));
            return Task.FromResult(isHeld);
        });

        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.Platform.SendAsync(scene.Channel, scene.Body(), "7-260320-0800.1", lease, CancellationToken.None));

        Assert.Empty(scene.Server.World.MessagesIn(scene.Channel.Channel));
        await scene.SendAsync();
        Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel));
    }

    [Fact]
    public async Task A_page_that_waits_out_a_limit_asks_for_its_lease_again()
    {
        await using var scene = await DiscordScene.StartAsync(new HastyTimeProvider(times: 50));
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "POST /messages") { Status = 429, Seconds = 1 });
        var asked = 0;
        var lease = new SendLease(TimeProvider.System, TimeSpan.FromHours(1), _ => Task.FromResult(++asked == 1));

        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.Platform.SendAsync(scene.Channel, scene.Body(), "7-260320-0800.1", lease, CancellationToken.None));

        Assert.Equal(2, asked);
        Assert.Empty(scene.Server.World.MessagesIn(scene.Channel.Channel));
    }

    [Theory]
    [InlineData(LoopbackWorld.Denied.View, "View Channel")]
    [InlineData(LoopbackWorld.Denied.Send, "Send Messages")]
    public async Task A_missing_permission_is_named(LoopbackWorld.Denied denied, string expected)
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Server.World.Deny(scene.Channel.Channel, denied);

        Assert.Contains(expected, (await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.SendAsync())).Message);
    }

    [Fact]
    public async Task Where_a_channel_wants_it_the_other_pages_stand_in_a_thread_below_the_first_and_are_found_there_after_a_restart()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var pages = scene.Platform.Render(SampleMessages.Edition(20) with { ContinuesInThread = true }, Key);
        Assert.InRange(pages.Count, 3, 5);
        var first = await scene.Platform.SendAsync(scene.Channel, pages[0], $"{Key}.1", CancellationToken.None);
        await scene.Platform.SendAsync(scene.Channel, pages[1], $"{Key}.2", CancellationToken.None);
        await scene.RestartAsync();
        await scene.Platform.SendAsync(scene.Channel, pages[2], $"{Key}.3", CancellationToken.None);

        Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel));
        Assert.Equal(first, Assert.Single(scene.Server.World.ThreadsIn(scene.Channel.Channel))["id"]!.ToString());
        var below = scene.Server.World.MessagesIn(first).Select(message => message["id"]!.ToString()).ToList();
        await scene.RestartAsync();
        Assert.Equal((below[0], below[1], null), (await FindAsync(scene, 2), await FindAsync(scene, 3), await FindAsync(scene, 4)));
    }

    [Fact]
    public async Task Pages_are_edited_in_the_channel_and_in_the_thread_below_and_one_that_is_gone_is_named()
    {
        await using var scene = await DiscordScene.StartAsync();
        var pages = scene.Platform.Render(SampleMessages.Edition(20) with { ContinuesInThread = true }, Key);
        var first = await scene.Platform.SendAsync(scene.Channel, pages[0], $"{Key}.1", CancellationToken.None);
        var second = await scene.Platform.SendAsync(scene.Channel, pages[1], $"{Key}.2", CancellationToken.None);

        // What was begun in a channel may be looked for below, and the other way round: the wish may have changed since.
        await scene.Platform.EditAsync(scene.Channel, first, new($"{Key}.1", first, pages[1]), CancellationToken.None);
        await scene.Platform.EditAsync(scene.Channel, first, new($"{Key}.2", second, scene.Body()), CancellationToken.None);

        Assert.Contains("Ferries stop for day 9", Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel)).ToJsonString());
        Assert.Contains("Ferries stop for day 1", Assert.Single(scene.Server.World.MessagesIn(first)).ToJsonString());
        var gone = await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.Platform.EditAsync(scene.Channel, first, new($"{Key}.3", "12345678", pages[2]), CancellationToken.None));
        Assert.Equal("The message is no longer there.", gone.Message);
    }

    private static Task<string?> FindAsync(DiscordScene scene, int page) => scene.Platform.FindAsync(scene.Channel, $"{Key}.{page}", CancellationToken.None);

    [Fact]
    public async Task A_deleted_channel_is_refused_for_good()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Server.World.RemoveChannel(scene.Channel.Channel);

        Assert.Contains("no longer there", (await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.SendAsync())).Message);
        Assert.Contains("no longer there", (await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.FindAsync())).Message);
    }

    [Fact]
    public async Task Where_the_history_cannot_be_read_a_look_says_so_instead_of_finding_nothing()
    {
        await using var scene = await DiscordScene.StartAsync();
        await scene.SendAsync();
        scene.Server.World.Deny(scene.Channel.Channel, LoopbackWorld.Denied.ReadHistory);

        Assert.Contains("Read Message History", (await Assert.ThrowsAsync<LookBackRefusedException>(() => scene.FindAsync())).Message);
    }

    [Fact]
    public async Task An_empty_channel_is_not_taken_for_one_whose_history_is_closed()
    {
        await using var scene = await DiscordScene.StartAsync();

        Assert.Null(await scene.FindAsync());
    }

    [Fact]
    public async Task A_page_behind_hundreds_of_newer_messages_is_found()
    {
        await using var scene = await DiscordScene.StartAsync();
        var id = await scene.SendAsync();
        for (var i = 0; i < 250; i++)
        {
            scene.Server.World.Say(scene.Channel.Channel, LoopbackMember.Reader, $"message {i}");
        }

        Assert.Equal(id, await scene.FindAsync());
    }

    [Fact]
    public async Task A_body_that_Discord_does_not_take_is_refused_with_the_field_at_fault()
    {
        await using var scene = await DiscordScene.StartAsync();
        var body = new JsonObject { ["content"] = new string('x', 2_001) }.ToJsonString();

        var refused = await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.Platform.SendAsync(scene.Channel, body, Key, CancellationToken.None));

        Assert.Contains("content", refused.Message);
        Assert.Contains("2000", refused.Message);
    }

    [Fact]
    public async Task With_a_wrong_token_pages_wait_and_Discord_is_asked_once()
    {
        await using var scene = await DiscordScene.StartAsync(token: "wrong");

        Assert.Contains("Discord__Token", (await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync())).Message);
        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync(channel: scene.ChannelAt(1)));

        Assert.Single(scene.Server.Journal.Entries);
    }

    [Fact]
    public async Task When_Discord_cannot_be_reached_pages_wait()
    {
        await using var scene = await DiscordScene.StartAsync();
        await scene.Server.DisposeAsync();

        await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync());
    }
}
