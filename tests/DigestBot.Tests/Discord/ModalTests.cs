using System.Text;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Testing;
using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Tests.Discord;

public sealed class ModalTests
{
    private const int Deferred = 5;
    private const int Modal = 9;

    [Fact]
    public async Task A_command_without_its_options_opens_a_modal_and_what_is_filled_in_is_done()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var opened = await scene.RunAsync(LoopbackMember.Manager, "digest setup");
        Assert.Equal(Modal, opened.Acknowledged);

        var sent = await SubmitAsync(scene, opened, ("topic", "\"ferry strike\""), ("time", "08:30"));

        Assert.Equal(Deferred, sent.Acknowledged);
        Assert.False(sent.IsEphemeral);
        Assert.Contains("08:30", DiscordBody.TextOf(sent.Messages[0]));
        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(["\"ferry strike\""], channel.Topics);
        Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_has_to_be_mended_is_told_to_the_one_who_filled_it_in_and_the_modal_opens_again_as_it_was_left()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var opened = await scene.RunAsync(LoopbackMember.Manager, "digest setup");

        var sent = await SubmitAsync(scene, opened, ("topic", "ferry strike"), ("time", "25:99"));

        var told = Assert.Single(sent.Messages);
        Assert.Equal(64, (int)told["flags"]! & 64);
        Assert.Contains("25:99", DiscordBody.TextOf(told));
        var button = DiscordBody.Collect(told).CustomIds.First(id => id.Contains("setup", StringComparison.Ordinal));
        var again = await scene.Server.Members.PressAsync(LoopbackMember.Manager, scene.Channel.Channel, button);
        await again.WaitForAnswerAsync();
        Assert.Equal(Modal, again.Acknowledged);
        Assert.Contains("ferry strike", again.Data!.ToJsonString());
        Assert.Empty(await scene.Schedules.ListAsync((await scene.Channels.ListAsync(CancellationToken.None))[0].Id, CancellationToken.None));
    }

    [Fact]
    public async Task Readers_get_no_modal_but_a_sentence()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();

        var refused = await scene.RunAsync(LoopbackMember.Reader, "digest setup");

        Assert.Equal(Deferred, refused.Acknowledged);
        Assert.True(refused.IsEphemeral);
        Assert.Contains("Only people who may manage this channel", DiscordBody.TextOf(refused.Messages[0]));
    }

    [Fact]
    public async Task A_file_given_in_a_modal_reaches_the_command_and_one_that_an_answer_brings_comes_with_it()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var opened = await scene.RunAsync(LoopbackMember.Manager, "digest sources import");
        var opml = Encoding.UTF8.GetBytes("""<opml version="2.0"><body><outline type="rss" text="Harbour Post" xmlUrl="https://harbour.example/feed.xml"/></body></opml>""");

        var tried = await scene.Server.Members.SubmitAsync(
            LoopbackMember.Manager, opened, new Dictionary<string, string>(), new Dictionary<string, (string, byte[])> { ["file"] = ("my feeds.opml", opml) });
        await tried.WaitForAnswerAsync();
        Assert.Contains("1 would be added", DiscordBody.TextOf(tried.Messages[0]));
        var add = DiscordBody.Collect(tried.Messages[0]).CustomIds.First(id => id.Contains("list:", StringComparison.Ordinal));
        await (await scene.Server.Members.PressAsync(LoopbackMember.Manager, scene.Channel.Channel, add)).WaitForAnswerAsync();

        Assert.Single(await scene.Get<IFeedStore>().SeenByAsync(scene.Channel.Subscriber, CancellationToken.None));
        var exported = await scene.RunAsync(LoopbackMember.Manager, "digest sources export");
        var attachment = Assert.Single(exported.Messages[^1]["attachments"]!.AsArray())!;
        var shown = Assert.Single(DiscordBody.Collect(exported.Messages[^1]).OfType(13));
        Assert.Equal($"attachment://{attachment["filename"]}", shown.GetProperty("file").GetProperty("url").GetString());
        Assert.Contains("https://harbour.example/feed.xml", Encoding.UTF8.GetString(scene.Server.World.Files.Find(attachment["id"]!.ToString())!));
    }

    [Fact]
    public async Task What_is_chosen_in_a_storys_menu_runs()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var story = new MessageBlock.StoryItem
        {
            Number = 1,
            Title = "Ferry crews walk out",
            Summary = RichText.Plain("They did."),
            Credits = RichText.Plain("Harbour Post"),
            StoryKey = "s1",
            Menu = [new ChatButton("About this bot", "digest about"), new ChatButton("Help", "digest help")],
        };
        await scene.Platform.SendAsync(scene.Channel, scene.Platform.Render(new ChatMessage("t", [story]), "7-260320-0800")[0], "7-260320-0800.1", CancellationToken.None);

        var chosen = await scene.Server.Members.ChooseAsync(LoopbackMember.Reader, scene.Channel.Channel, "digest about");
        await chosen.WaitForAnswerAsync();

        Assert.Equal((await scene.RunAsync(LoopbackMember.Reader, "digest about")).Messages.Select(DiscordBody.TextOf), chosen.Messages.Select(DiscordBody.TextOf));
    }

    private static async Task<LoopbackInteraction> SubmitAsync(DiscordScene scene, LoopbackInteraction opened, params (string Field, string Value)[] values)
    {
        var sent = await scene.Server.Members.SubmitAsync(LoopbackMember.Manager, opened, values.ToDictionary(value => value.Field, value => value.Value));
        return await sent.WaitForAnswerAsync();
    }
}
