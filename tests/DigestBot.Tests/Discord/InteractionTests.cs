using System.Text.Json.Nodes;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Testing.Loopback;
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
        await using var scene = await StartAsync();
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
            Assert.All(interaction.Messages, message => Assert.NotEmpty(TextOf(message)));
            Assert.DoesNotContain("Something went wrong", TextOf(interaction.Messages[0]));
            Assert.DoesNotContain(interaction.Messages, message => TextOf(message).Contains("does not take", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_digest_in_a_channel_shows_the_stories_and_its_buttons_work_after_a_restart()
    {
        await using var scene = await StartAsync();
        var digest = await scene.RunAsync(LoopbackMember.Reader, "digest today");
        Assert.Contains("Ferry crews walk out", TextOf(digest.Messages[0]));

        await scene.RestartAsync();

        foreach (var id in DiscordBody.Collect(digest.Messages[0]).CustomIds)
        {
            var pressed = await scene.Server.Members.PressAsync(LoopbackMember.Reader, scene.Channel.Channel, id);
            await pressed.WaitForAnswerAsync();
            Assert.Equal(Deferred, pressed.Acknowledged);
            Assert.DoesNotContain("Something went wrong", TextOf(pressed.Messages[0]));
            Assert.DoesNotContain("There is no command", TextOf(pressed.Messages[0]));
        }
    }

    [Fact]
    public async Task An_answer_of_several_pages_comes_whole_and_every_page_is_for_the_caller_alone()
    {
        await using var scene = await StartAsync();

        var help = await scene.RunAsync(LoopbackMember.Reader, "digest help");

        Assert.Equal(64, (int)help.Messages[0]["flags"]! & 64);
        Assert.All(help.Messages, message => Assert.Equal(64, (int)message["flags"]! & 64));
    }

    [Fact]
    public async Task Options_reach_the_command_as_they_were_given()
    {
        await using var scene = await StartAsync();

        await scene.RunAsync(LoopbackMember.Manager, "digest topics add", ("query", "\"ferry strike\" -football"));
        var scheduled = await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "8:30 pm"), ("days", "mon, wed"), ("zone", "Europe/Berlin"));

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(["\"ferry strike\" -football"], channel.Topics);
        Assert.Equal("general", channel.Name);
        Assert.Equal(scene.Server.World.GuildId, channel.Ref.Workspace);
        Assert.Contains("20:30", TextOf(scheduled.Messages[0]));
        Assert.Equal("Europe/Berlin", Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).Zone);
    }

    [Fact]
    public async Task Readers_cannot_change_the_channel_and_are_told_who_can()
    {
        await using var scene = await StartAsync();

        var refused = await scene.RunAsync(LoopbackMember.Reader, "digest schedule add", ("time", "08:00"));

        Assert.Contains("Only people who may manage this channel", TextOf(refused.Messages[0]));
        Assert.All(await scene.Channels.ListAsync(CancellationToken.None), channel => Assert.Empty(scene.Schedules.ListAsync(channel.Id, CancellationToken.None).Result));
    }

    [Fact]
    public async Task A_role_to_ping_is_chosen_from_the_servers_roles_and_everyone_cannot_be()
    {
        await using var scene = await StartAsync();

        var refused = await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "08:00"), ("ping", scene.Server.World.GuildId));
        await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "08:00"), ("ping", LoopbackMember.NewsRole));
        var list = await scene.RunAsync(LoopbackMember.Reader, "digest schedule list");

        Assert.Contains("everyone cannot", TextOf(refused.Messages[0]));
        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(LoopbackMember.NewsRole, Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).Ping);
        Assert.Contains("pings a role", TextOf(list.Messages[0]));
    }

    [Fact]
    public async Task A_personal_digest_is_planned_and_posted_in_a_conversation_with_the_bot()
    {
        await using var scene = await StartAsync();
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
        await using var scene = await StartAsync();
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
        await using var scene = await StartAsync();

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
        await using var scene = await StartAsync();

        var found = await scene.Server.Members.UseOnMessageAsync(LoopbackMember.Reader, scene.Channel.Channel, "Find coverage", "seen this? (https://harbour.example/1).");
        await found.WaitForAnswerAsync();
        var without = await scene.Server.Members.UseOnMessageAsync(LoopbackMember.Reader, scene.Channel.Channel, "Find coverage", "no link here");
        await without.WaitForAnswerAsync();

        Assert.True(found.IsEphemeral);
        Assert.Contains("Ferry crews walk out", TextOf(found.Messages[0]));
        Assert.Contains("no link", TextOf(without.Messages[0]));
    }

    [Fact]
    public async Task Fifty_commands_at_once_are_all_acknowledged_in_time()
    {
        await using var scene = await StartAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.RunAsync(LoopbackMember.Reader, "digest today")));

        Assert.All(all, interaction => Assert.Equal(Deferred, interaction.Acknowledged));
        Assert.All(all, interaction => Assert.InRange(interaction.AcknowledgedAfter, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task Commands_are_registered_once_and_again_only_when_they_changed()
    {
        await using var scene = await StartAsync();
        await scene.RestartAsync();
        await scene.RestartAsync();

        Assert.Single(scene.Server.Journal.Entries, entry => entry.IsCall("PUT", "/commands"));
    }

    [Fact]
    public async Task In_development_the_commands_go_to_one_server()
    {
        await using var scene = await DiscordScene.StartAsync(new Testing.HastyTimeProvider(50), settings: ("Discord:DevelopmentGuild", "4242"));
        await scene.ConnectAsync();

        Assert.Empty(scene.Server.World.Commands());
        Assert.Equal(["digest", "Find coverage"], scene.Server.World.Commands("4242").Select(command => command["name"]!.ToString()));
    }

    [Fact]
    public async Task Every_command_and_option_has_a_name_in_German_French_and_Spanish()
    {
        await using var scene = await StartAsync();

        var digest = scene.Server.World.Commands().Single(command => command["name"]!.ToString() == "digest");
        Assert.Null(digest["default_member_permissions"]);
        AssertLocalised(digest);
        static void AssertLocalised(JsonObject command)
        {
            var options = (command["options"] as JsonArray ?? []).Cast<JsonObject>().ToList();
            foreach (var locale in new[] { "de", "fr", "es-ES", "es-419" })
            {
                var names = options.Select(option => (option["name_localizations"] as JsonObject)?[locale]?.ToString()).ToList();
                Assert.All(names, Assert.NotNull);
                Assert.Equal(names.Count, names.Distinct().Count());
            }

            Assert.All(options, AssertLocalised);
        }
    }

    [Fact]
    public async Task Whoever_plans_digests_where_the_bot_may_not_post_hears_which_permission_is_missing()
    {
        await using var scene = await StartAsync();
        scene.Server.Desk.BotPermissions = 1 << 10;

        var scheduled = await scene.RunAsync(LoopbackMember.Manager, "digest schedule add", ("time", "08:00"));

        Assert.Contains("Send Messages and Read Message History", TextOf(scheduled.Messages[0]));
    }

    [Fact]
    public async Task A_button_that_is_not_the_bots_gets_an_answer_too()
    {
        await using var scene = await StartAsync();

        var pressed = await scene.Server.Members.PressAsync(LoopbackMember.Reader, scene.Channel.Channel, "someone-elses");
        await pressed.WaitForAnswerAsync();

        Assert.True(pressed.IsEphemeral);
        Assert.Contains("not one of mine", TextOf(pressed.Messages[0]));
    }

    [Theory]
    [InlineData("story s7")]
    [InlineData("story a7")]
    [InlineData("why s7")]
    [InlineData("mute s7")]
    [InlineData("split s7")]
    [InlineData("merge s7 s1")]
    [InlineData("search zorbain")]
    [InlineData("today topic:secrets")]
    [InlineData("topics unname secrets")]
    [InlineData("sources remove Secret Desk")]
    [InlineData("sources import list:undo")]
    [InlineData("sources import list:0123456789abcdef")]
    [InlineData("schedule remove 1")]
    public async Task A_button_tampered_with_reaches_nothing_of_another_server(string command)
    {
        await using var scene = await StartAsync();
        var (other, elsewhere) = (new FeedSubscriber("discord", "999"), new ChannelRef("discord", "999", "1"));
        var (own, _) = await scene.Get<IFeedStore>().SubscribeAsync(other, new NewFeed("https://intranet.example/feed", "Intranet"), "Secret Desk", CancellationToken.None);
        var article = (await scene.Coverage.ListAsync([new ArticleId(1)], CancellationToken.None))[0] with
        {
            Id = new ArticleId(7),
            Key = "entry-7",
            Feed = own.Id,
            Title = "Zorbian merger planned",
            Url = "https://intranet.example/7",
            Source = "Intranet",
        };
        await scene.Coverage.SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(7), DuplicateOf: null, 0)], CancellationToken.None);
        var theirs = (await scene.Channels.GetOrAddAsync(elsewhere, "plans", CancellationToken.None)) with { OwnTopics = new([new("secrets", "zorbian OR intranet")]) };
        await scene.Channels.SaveAsync(theirs, CancellationToken.None);

        var pressed = await scene.Server.Members.PressAsync(LoopbackMember.Manager, scene.Channel.Channel, $"0||{command}");
        await pressed.WaitForAnswerAsync();

        Assert.DoesNotContain("Zorbian", TextOf(pressed.Messages[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("Intranet", TextOf(pressed.Messages[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("Something went wrong", TextOf(pressed.Messages[0]), StringComparison.Ordinal);
        Assert.Equal(["Secret Desk"], (await scene.Get<IFeedStore>().SeenByAsync(other, CancellationToken.None)).Select(feed => feed.Title));
        Assert.Equal(theirs, await scene.Channels.FindAsync(theirs.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_a_token()
    {
        await using var scene = await StartAsync();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "PATCH /webhooks/") { Status = 400 });
        var interaction = await scene.Server.Members.RunAsync(LoopbackMember.Reader, scene.Channel.Channel, "digest about");
        await scene.Server.Journal.WaitForAsync(entry => entry.Status == 400);

        await scene.StopHostedAsync();

        Assert.NotEmpty(scene.Logs.Entries);
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Message.Contains(interaction.Token, StringComparison.Ordinal) || entry.Message.Contains(scene.Server.World.Token, StringComparison.Ordinal));
    }

    private static async Task<DiscordScene> StartAsync()
    {
        var scene = await DiscordScene.StartConnectedAsync();
        var now = TimeProvider.System.GetUtcNow();
        var article = new Article
        {
            Id = new ArticleId(1),
            Key = "entry-1",
            Title = "Ferry crews walk out over pay",
            Text = "Ferry crews walked out on Monday over pay. The union said talks resume on Friday.",
            Url = "https://harbour.example/1",
            Source = "Harbour Post",
            Published = now.AddHours(-1),
            Seen = now.AddHours(-1),
            Language = "en",
        };
        await scene.Coverage.SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(1), DuplicateOf: null, 0)], CancellationToken.None);
        return scene;
    }

    private static async Task<List<JsonNode>> CompleteAsync(DiscordScene scene, string command, string option, string typed, params (string, string)[] others)
    {
        var interaction = await scene.Server.Members.CompleteAsync(LoopbackMember.Manager, scene.Channel.Channel, command, option, typed, others);
        await interaction.WaitForAnswerAsync();
        Assert.Equal(8, interaction.Acknowledged);
        return [.. interaction.Data!["choices"]!.AsArray().Select(choice => choice!)];
    }

    private static string TextOf(JsonObject message) => string.Join("\n", DiscordBody.Collect(message).Texts).Replace("\\", "", StringComparison.Ordinal);
}
