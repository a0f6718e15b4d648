using DigestBot.Core.Chat;
using DigestBot.Testing;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;

namespace DigestBot.Tests.Discord;

public sealed class ForumTests
{
    private const string Key = "7-260320-0800";

    [Fact]
    public async Task An_edition_is_a_post_with_a_title_and_tags_from_its_topics_and_its_other_pages_stand_below()
    {
        await using var scene = await DiscordScene.StartAsync();
        var forum = AddForum(scene, "weather", "Ferry strike");

        var ids = await SendAsync(scene, forum);

        var post = Assert.Single(scene.Server.World.ThreadsIn(forum.Channel));
        Assert.Equal("Morning digest · Tuesday 20 August · ferry-strike", post["name"]!.ToString());
        Assert.Equal("Ferry strike", NameOfTag(scene, forum, Assert.Single(post["applied_tags"]!.AsArray())!.ToString()));
        var messages = scene.Server.World.MessagesIn(post["id"]!.ToString());
        Assert.Equal(ids, messages.Select(message => message["id"]!.ToString()));
        Assert.Contains("Ferries stop for day 1", messages[0]["embeds"]![0]!["description"]!.ToString());
        Assert.True(messages.Count >= 2);
    }

    [Fact]
    public async Task The_pages_of_a_post_are_edited_where_they_stand()
    {
        await using var scene = await DiscordScene.StartAsync();
        var forum = AddForum(scene);
        var ids = await SendAsync(scene, forum);
        var other = scene.Platform.Render(ChatMessage.Line("The strike is over."), Key)[0];

        await scene.Platform.EditAsync(forum, ids[0], new($"{Key}.1", ids[0], other), CancellationToken.None);
        await scene.Platform.EditAsync(forum, ids[0], new($"{Key}.2", ids[1], other), CancellationToken.None);

        var messages = scene.Server.World.MessagesIn(Assert.Single(scene.Server.World.ThreadsIn(forum.Channel))["id"]!.ToString());
        Assert.All(messages.Take(2), message => Assert.Contains("The strike is over.", message.ToJsonString()));
    }

    [Fact]
    public async Task Each_page_is_found_again_by_its_key_also_by_a_bot_that_was_started_anew()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var forum = AddForum(scene);
        var ids = await SendAsync(scene, forum);

        await scene.RestartAsync();

        Assert.Equal(ids[0], await scene.Platform.FindAsync(forum, $"{Key}.1", CancellationToken.None));
        Assert.Equal(ids[1], await scene.Platform.FindAsync(forum, $"{Key}.2", CancellationToken.None));
        Assert.Null(await scene.Platform.FindAsync(forum, "8-260320-0800.1", CancellationToken.None));
    }

    [Fact]
    public async Task A_later_page_finds_its_post_after_a_restart()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var forum = AddForum(scene);
        var pages = Pages(scene);
        await scene.Platform.SendAsync(forum, pages[0], $"{Key}.1", CancellationToken.None);

        await scene.RestartAsync();
        await scene.Platform.SendAsync(forum, pages[1], $"{Key}.2", CancellationToken.None);

        Assert.Equal(2, scene.Server.World.MessagesIn(Assert.Single(scene.Server.World.ThreadsIn(forum.Channel))["id"]!.ToString()).Count);
    }

    [Fact]
    public async Task A_forum_that_wants_a_tag_gets_one_though_none_fits()
    {
        await using var scene = await DiscordScene.StartAsync();
        var forum = new ChannelRef("discord", scene.Server.World.GuildId, scene.Server.World.AddForum("news", requiresTag: true, "general", "sports"));

        await SendAsync(scene, forum);

        Assert.Equal("general", NameOfTag(scene, forum, Assert.Single(Assert.Single(scene.Server.World.ThreadsIn(forum.Channel))["applied_tags"]!.AsArray())!.ToString()));
    }

    [Fact]
    public async Task A_post_of_unknown_end_is_looked_up_and_never_repeated_at_once()
    {
        await using var scene = await DiscordScene.StartAsync();
        var forum = AddForum(scene);
        await SendAsync(scene, forum);
        scene.Server.Faults.Plan(new(LoopbackFaultKind.AnswerAfterDoing, "POST /threads") { Status = 502 });

        var body = scene.Platform.Render(SampleMessages.Edition(2), "8-260320-0800")[0];
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => scene.Platform.SendAsync(forum, body, "8-260320-0800.1", CancellationToken.None));

        Assert.IsNotType<DeliveryRejectedException>(problem);
        Assert.IsNotType<DeliveryPostponedException>(problem);
        Assert.NotNull(await scene.Platform.FindAsync(forum, "8-260320-0800.1", CancellationToken.None));
    }

    [Fact]
    public async Task Commands_in_a_forums_post_are_about_the_forum()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var forum = AddForum(scene);
        await SendAsync(scene, forum);
        var post = Assert.Single(scene.Server.World.ThreadsIn(forum.Channel))["id"]!.ToString();

        var added = await scene.Server.Members.RunAsync(LoopbackMember.Manager, post, "digest schedule add", ("time", "08:00"));
        await added.WaitForAnswerAsync();

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(forum, channel.Ref);
        Assert.Equal("news", channel.Name);
    }

    [Fact]
    public async Task Where_components_are_refused_the_page_comes_as_an_embed_with_the_same_buttons()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Server.World.RefusesComponentsV2 = true;

        await scene.SendAsync();

        var message = Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel));
        var embed = Assert.Single(message["embeds"]!.AsArray())!;
        Assert.Contains("Ferries stop for day 3", embed["description"]!.ToString());
        Assert.Contains("+ 4 more stories", embed["description"]!.ToString().Replace("\\", "", StringComparison.Ordinal));
        Assert.Contains("3 · More", message["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Select(button => button!["label"]!.ToString()));
        Assert.Equal(message["id"]!.ToString(), await scene.FindAsync());

        await scene.Platform.EditAsync(scene.Channel, message["id"]!.ToString(), new($"{Key}.1", message["id"]!.ToString(), scene.Platform.Render(ChatMessage.Line("The strike is over."), Key)[0]), CancellationToken.None);
        Assert.Contains("The strike is over.", Assert.Single(scene.Server.World.MessagesIn(scene.Channel.Channel))["embeds"]!.ToJsonString());
    }

    [Fact]
    public async Task Whatever_publishers_write_an_embed_keeps_Discords_limits_and_pings_nobody()
    {
        await using var scene = await DiscordScene.StartAsync();
        foreach (var text in HostileText.All)
        {
            foreach (var page in scene.Platform.Render(SampleMessages.Everything(text), Key).Concat(scene.Platform.Render(SampleMessages.Edition(12, _ => text, _ => text, images: true), Key)))
            {
                var message = DigestBot.Discord.Messages.EmbedBody.Of(page);
                MessageRules.Check(message);
                Assert.Empty(MessageRules.Pings(message));
                Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString());
            }
        }
    }

    [Fact]
    public async Task A_missing_permission_is_told_to_the_servers_owner_once_and_not_again_after_a_restart()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        scene.Server.World.Deny(scene.Channel.Channel, LoopbackWorld.Denied.Send);
        // Else Discord itself would take the second for the first.
        scene.Server.World.NonceLife = TimeSpan.Zero;

        await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.SendAsync());
        await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.SendAsync());
        await scene.RestartAsync();
        await Assert.ThrowsAsync<DeliveryRejectedException>(() => scene.SendAsync());

        var told = Assert.Single(scene.Server.World.MessagesIn(scene.Server.World.DirectMessagesWith(LoopbackMember.Manager.Id)!));
        Assert.Contains("Send Messages", DiscordBody.Collect(told).Texts[0]);
    }

    private static ChannelRef AddForum(DiscordScene scene, params string[] tags) => new("discord", scene.Server.World.GuildId, scene.Server.World.AddForum("news", requiresTag: false, tags));

    private static IReadOnlyList<string> Pages(DiscordScene scene)
    {
        var edition = SampleMessages.Edition(20);
        return scene.Platform.Render(edition with { Blocks = [new MessageBlock.Heading("Morning digest · Tuesday 20 August · ferry-strike"), .. edition.Blocks.Skip(1)] }, Key);
    }

    private static async Task<List<string>> SendAsync(DiscordScene scene, ChannelRef forum)
    {
        var ids = new List<string>();
        foreach (var page in Pages(scene))
        {
            ids.Add(await scene.Platform.SendAsync(forum, page, $"{Key}.{ids.Count + 1}", CancellationToken.None));
        }

        return ids;
    }

    private static string NameOfTag(DiscordScene scene, ChannelRef forum, string id) =>
        scene.Server.World.TagsOf(forum.Channel).Single(tag => tag.Id == id).Name;
}
