using System.Text.Json.Nodes;
using DigestBot.Core.Commands;
using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Tests.Discord;

public sealed class InteractionTests
{
    private const int Deferred = 5;
    private const int Modal = 9;

    // Options for every command that needs any: what a person would put in.
    private static readonly Dictionary<string, (string, string)[]> Options = new()
    {
        ["since"] = [("when", "3 days")],
        ["story"] = [("story", "1")],
        ["search"] = [("words", "ferry")],
        ["why"] = [("story", "1")],
        ["mute"] = [("story", "1")],
        ["unmute"] = [("story", "1")],
        ["less"] = [("story", "1")],
        ["split"] = [("story", "1"), ("reports", "1")],
        ["merge"] = [("story", "1"), ("other", "1")],
        ["topics add"] = [("query", "\"ferry strike\" -football")],
        ["topics remove"] = [("topic", "1")],
        ["topics test"] = [("query", "ferry")],
        ["sources add"] = [("url", "https://harbour.example/feed.xml")],
        ["sources remove"] = [("source", "Harbour Post")],
        ["sources pages"] = [("when", "always"), ("source", "Harbour Post")],
        ["schedule add"] = [("time", "08:00"), ("days", "mon, wed"), ("zone", "Europe/Berlin")],
        ["setup"] = [("time", "08:00"), ("zone", "Europe/Berlin"), ("topic", "ferry")],
    };

    [Fact]
    public async Task Every_command_is_registered_acknowledged_as_it_declares_and_answered()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        foreach (var definition in scene.Get<CommandCatalogue>().Definitions)
        {
            var interaction = await scene.RunAsync(LoopbackMember.Manager, $"digest {definition.Path}", Options.GetValueOrDefault(definition.Path, []));
            if (interaction.Acknowledged == Modal)
            {
                Assert.True(scene.Get<CommandCatalogue>().OffersForm(definition));
                continue;
            }

            Assert.Equal(Deferred, interaction.Acknowledged);
            Assert.Equal(definition.Answer is AnswerKind.Ephemeral, interaction.IsEphemeral);
            Assert.All(interaction.Messages, message => Assert.NotEmpty(DiscordBody.TextOf(message)));
            Assert.DoesNotContain("Something went wrong", DiscordBody.TextOf(interaction.Messages[0]));
            Assert.DoesNotContain(interaction.Messages, message => DiscordBody.TextOf(message).Contains("does not take", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_digest_in_a_channel_shows_the_stories_and_its_buttons_work_after_a_restart()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        var digest = await scene.RunAsync(LoopbackMember.Reader, "digest today");
        Assert.Contains("Ferry crews walk out", DiscordBody.TextOf(digest.Messages[0]));

        await scene.RestartAsync();

        foreach (var id in DiscordBody.Collect(digest.Messages[0]).CustomIds)
        {
            var pressed = await scene.Server.Members.PressAsync(LoopbackMember.Reader, scene.Channel.Channel, id);
            await pressed.WaitForAnswerAsync();
            Assert.Equal(Deferred, pressed.Acknowledged);
            Assert.DoesNotContain("Something went wrong", DiscordBody.TextOf(pressed.Messages[0]));
            Assert.DoesNotContain("There is no command", DiscordBody.TextOf(pressed.Messages[0]));
        }
    }

    [Fact]
    public async Task An_answer_of_several_pages_comes_whole_and_every_page_is_for_the_caller_alone()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var help = await scene.RunAsync(LoopbackMember.Reader, "digest help");

        Assert.Equal(64, (int)help.Messages[0]["flags"]! & 64);
        Assert.All(help.Messages, message => Assert.Equal(64, (int)message["flags"]! & 64));
    }

    [Fact]
    public async Task Options_reach_the_command_as_they_were_given()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        await scene.RunAsync(LoopbackMember.Manager, "digest topics add", ("query", "\"ferry strike\" -football"));
        var scheduled = await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "8:30 pm"), ("days", "mon, wed"), ("zone", "Europe/Berlin"));

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(["\"ferry strike\" -football"], channel.Topics);
        Assert.Equal("general", channel.Name);
        Assert.Equal(scene.Server.World.GuildId, channel.Ref.Workspace);
        Assert.Contains("20:30", DiscordBody.TextOf(scheduled.Messages[0]));
        Assert.Equal("Europe/Berlin", Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).Zone);
    }

    [Fact]
    public async Task Readers_cannot_change_the_channel_and_are_told_who_can()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var refused = await scene.RunAsync(LoopbackMember.Reader, "digest schedule add", ("time", "08:00"));

        Assert.Contains("Only people who may manage this channel", DiscordBody.TextOf(refused.Messages[0]));
        Assert.All(await scene.Channels.ListAsync(CancellationToken.None), channel => Assert.Empty(scene.Schedules.ListAsync(channel.Id, CancellationToken.None).Result));
    }

    [Fact]
    public async Task A_role_to_ping_is_chosen_from_the_servers_roles_and_everyone_cannot_be()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var refused = await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "08:00"), ("ping", scene.Server.World.GuildId));
        await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "08:00"), ("ping", LoopbackMember.NewsRole));
        var list = await scene.RunAsync(LoopbackMember.Reader, "digest schedule list");

        Assert.Contains("everyone cannot", DiscordBody.TextOf(refused.Messages[0]));
        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(LoopbackMember.NewsRole, Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).Ping);
        Assert.Contains("pings a role", DiscordBody.TextOf(list.Messages[0]));
    }

    [Fact]
    public async Task A_personal_digest_is_planned_and_posted_in_a_conversation_with_the_bot()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        var conversation = scene.Server.World.OpenDirectMessages(LoopbackMember.Reader.Id)["id"]!.ToString();

        var planned = await scene.Server.Members.RunAsync(LoopbackMember.Reader, conversation, "digest schedule add", ("time", "08:00"));
        await planned.WaitForAnswerAsync();

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None));
        await scene.SendAsync(channel: channel.Ref);
        Assert.Single(scene.Server.World.MessagesIn(conversation));
    }

    [Fact]
    public async Task What_someone_adds_in_a_conversation_with_the_bot_nobody_else_sees_in_theirs()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        foreach (var member in new[] { LoopbackMember.Reader, LoopbackMember.Manager })
        {
            var conversation = scene.Server.World.OpenDirectMessages(member.Id)["id"]!.ToString();
            await (await scene.Server.Members.RunAsync(member, conversation, "digest today")).WaitForAnswerAsync();
        }

        var subscribers = (await scene.Channels.ListAsync(CancellationToken.None)).Select(channel => channel.Ref.Subscriber).Distinct();
        Assert.Equal(2, subscribers.Count());
    }

    [Fact]
    public async Task With_several_shards_each_begins_a_session_and_each_interaction_comes_once()
    {
        await using var scene = await DiscordScene.StartAsync(new Testing.HastyTimeProvider(times: 20));
        scene.Server.Gateway.Shards = 3;

        await scene.ConnectAsync();
        var identifies = scene.Server.Journal.Entries.Where(entry => entry.What == "gateway op 2").Select(entry => entry.Body!["shard"]!.ToJsonString()).ToList();
        Assert.Equal(["[0,3]", "[1,3]", "[2,3]"], identifies.Order());

        var answer = await scene.RunAsync(LoopbackMember.Reader, "digest about");
        Assert.Single(answer.Messages);
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task Suggestions_are_whole_values_that_can_be_chosen()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var zones = await CompleteAsync(scene, "digest schedule add", "zone", "berl", ("time", "08:00"));
        var stories = await CompleteAsync(scene, "digest story", "story", "walk");
        var commands = await CompleteAsync(scene, "digest help", "command", "");

        Assert.Contains(zones, choice => choice["value"]!.ToString() == "Europe/Berlin");
        Assert.Contains(stories, choice => choice["name"]!.ToString().Contains("Ferry crews walk out", StringComparison.Ordinal));
        Assert.Contains(commands, choice => choice["value"]!.ToString() == "topics list");
        Assert.InRange(commands.Count, 5, 25);
    }

    [Fact]
    public async Task The_menu_of_a_message_finds_the_story_of_its_link()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var found = await scene.Server.Members.UseOnMessageAsync(LoopbackMember.Reader, scene.Channel.Channel, "Find coverage", "seen this? (https://harbour.example/1).");
        await found.WaitForAnswerAsync();
        var without = await scene.Server.Members.UseOnMessageAsync(LoopbackMember.Reader, scene.Channel.Channel, "Find coverage", "no link here");
        await without.WaitForAnswerAsync();

        Assert.True(found.IsEphemeral);
        Assert.Contains("Ferry crews walk out", DiscordBody.TextOf(found.Messages[0]));
        Assert.Contains("no link", DiscordBody.TextOf(without.Messages[0]));
    }

    [Fact]
    public async Task Fifty_commands_at_once_are_all_acknowledged_in_time()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.RunAsync(LoopbackMember.Reader, "digest today")));

        Assert.All(all, interaction => Assert.Equal(Deferred, interaction.Acknowledged));
        Assert.All(all, interaction => Assert.InRange(interaction.AcknowledgedAfter, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task Whoever_plans_digests_where_the_bot_may_not_post_hears_which_permission_is_missing()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        scene.Server.Desk.BotPermissions = 1 << 10;

        var scheduled = await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "08:00"));

        Assert.Contains("Send Messages and Read Message History", DiscordBody.TextOf(scheduled.Messages[0]));
    }

    private static async Task<List<JsonNode>> CompleteAsync(DiscordScene scene, string command, string option, string typed, params (string, string)[] others)
    {
        var interaction = await scene.Server.Members.CompleteAsync(LoopbackMember.Manager, scene.Channel.Channel, command, option, typed, others);
        await interaction.WaitForAnswerAsync();
        Assert.Equal(8, interaction.Acknowledged);
        return [.. interaction.Data!["choices"]!.AsArray().Select(choice => choice!)];
    }
}
