using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

public sealed class InteractionTests
{
    [Fact]
    public async Task Every_command_is_answered_as_it_declares_with_the_examples_that_help_gives()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        foreach (var (definition, example) in scene.Get<CommandCatalogue>().Definitions.SelectMany(definition => definition.Examples.Select(example => (definition, example))))
        {
            if (OpensForm(scene, example))
            {
                continue;
            }

            var answer = await scene.TypeAsync(SlackPerson.Admin, $"/digest {example}");

            Assert.Equal(1, answer.Acknowledgements);
            Assert.Equal(definition.Answer is AnswerKind.Ephemeral || example is "split 2" or "merge 2", answer.IsEphemeral);
            Assert.All(answer.Answers, page => Assert.NotEmpty(SlackBody.Read(page.ToJsonString()).Texts));
            Assert.DoesNotContain("Something went wrong", TextOf(answer));
            Assert.DoesNotContain("There is no command", TextOf(answer));
        }
    }

    [Fact]
    public async Task A_personal_digest_is_planned_and_posted_in_a_direct_message_to_the_bot()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        var planned = await scene.TypeAsync(SlackPerson.Reader, "/digest schedule add 08:00 daily", LoopbackWorkspace.DirectId);

        Assert.Contains("A digest will be posted here at 08:00 every day", TextOf(planned));
        Assert.DoesNotContain("/invite", TextOf(planned));
        var channel = Assert.Single(await scene.Get<IChannelStore>().ListAsync(CancellationToken.None), channel => channel.Ref.Channel == LoopbackWorkspace.DirectId);
        Assert.Single(await scene.Get<IScheduleStore>().ListAsync(channel.Id, CancellationToken.None));
        Assert.NotEmpty(await scene.SendAsync(channel: channel.Ref));
    }

    [Fact]
    public async Task The_buttons_and_the_menu_of_a_digest_work_after_a_restart()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        var digest = await scene.TypeAsync(SlackPerson.Reader, "/digest today");
        Assert.Contains("Ferry crews walk out", TextOf(digest));

        await scene.RestartAsync();

        var message = digest.Answers[0];
        var elements = message["blocks"]!.AsArray().Where(block => block!["type"]!.ToString() == "actions").SelectMany(block => block!["elements"]!.AsArray()).Cast<JsonObject>().ToList();
        Assert.Contains(elements, element => element["type"]!.ToString() == "static_select");
        foreach (var element in elements.Where(element => element["url"] is null))
        {
            var option = element["options"]?[0] as JsonObject;
            var command = (option ?? element)["value"]!.ToString();
            if (OpensForm(scene, command))
            {
                continue;
            }

            var pressed = await scene.Server.Members.PressAsync(SlackPerson.Reader, scene.Channel.Channel, message, element, option);
            await pressed.WaitForAnswerAsync();
            // What is shared is for everyone.
            Assert.Equal(!command.Contains("share:true", StringComparison.Ordinal), pressed.IsEphemeral);
            Assert.DoesNotContain("There is no command", TextOf(pressed));
            Assert.False((bool)pressed.Answers[0]["replace_original"]!);
        }
    }

    [Fact]
    public async Task A_storys_menu_splits_it_and_the_change_is_taken_back()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        await scene.BringAsync(2, "Regatta sails past the lighthouse", "Coast Courier", story: 1);
        var digest = await scene.TypeAsync(SlackPerson.Admin, "/digest today");
        AssertStories(1, digest);

        var asked = await PressAsync(scene, digest, "These are two stories");
        Assert.True(asked.IsEphemeral);
        var number = TextOf(asked).Split('[').Single(line => line.Contains("Regatta", StringComparison.Ordinal))[..1];
        var split = await PressAsync(scene, asked, number);
        Assert.False(split.IsEphemeral);
        Assert.Contains("“Regatta sails past the lighthouse” is a story of its own in this channel now", TextOf(split));
        AssertStories(2, await scene.TypeAsync(SlackPerson.Reader, "/digest today"));

        await PressAsync(scene, await scene.TypeAsync(SlackPerson.Admin, "/digest changes"), "Take it back: merge a1 a2");
        AssertStories(1, await scene.TypeAsync(SlackPerson.Reader, "/digest today"));
    }

    [Fact]
    public async Task A_storys_menu_merges_it_with_another_of_the_list_for_those_who_may_change_the_channel()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        await scene.BringAsync(2, "Lindholm ferries stay in port", "Coast Courier", story: 2);
        var digest = await scene.TypeAsync(SlackPerson.Admin, "/digest today");
        AssertStories(2, digest);
        Assert.Contains("Only people who may manage this channel", TextOf(await PressAsync(scene, digest, "Same story as …", SlackPerson.Reader)));

        var merged = await PressAsync(scene, await PressAsync(scene, digest, "Same story as …"), "2");
        Assert.Contains("are one story in this channel now", TextOf(merged));
        AssertStories(1, await scene.TypeAsync(SlackPerson.Reader, "/digest today"));
    }

    [Fact]
    public async Task What_was_typed_reaches_the_command_whole()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        // As Slack writes what people type.
        await scene.TypeAsync(SlackPerson.Admin, "/digest topics add “R&amp;D” -football");

        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(["\"R&D\" -football"], channel.Topics);
        Assert.Equal("general", channel.Name);
        Assert.Equal(scene.Server.Workspace.TeamId, channel.Ref.Workspace);
    }

    [Fact]
    public async Task Admins_a_channels_creator_and_those_named_in_the_settings_may_change_it_and_nobody_else()
    {
        await using var scene = await SlackScene.StartConnectedAsync(("Slack:Managers:0", "U0NAMED001"));

        foreach (var person in new[] { SlackPerson.Admin, SlackPerson.Creator })
        {
            Assert.DoesNotContain("Only people who may manage", TextOf(await scene.TypeAsync(person, $"/digest topics add {person.Name}")));
        }

        Assert.Contains("Only people who may manage this channel", TextOf(await scene.TypeAsync(SlackPerson.Reader, "/digest topics add no")));
        Assert.Equal(["mara", "cleo"], Assert.Single(await scene.Channels.ListAsync(CancellationToken.None)).Topics);
    }

    [Fact]
    public async Task Readers_commands_ask_Slack_for_nothing_but_the_answers_delivery()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        await scene.TypeAsync(SlackPerson.Reader, "/digest today");

        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.What.Contains("/api/", StringComparison.Ordinal) && !entry.What.Contains("apps.connections.open", StringComparison.Ordinal));
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
    public async Task A_button_tampered_with_reaches_nothing_of_another_workspace(string command)
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        var (other, elsewhere) = (new FeedSubscriber("slack", "T999"), new ChannelRef("slack", "T999", scene.Channel.Channel));
        var (own, _) = await scene.Get<IFeedStore>().SubscribeAsync(other, new NewFeed("https://intranet.example/feed", "Intranet"), "Secret Desk", CancellationToken.None);
        await scene.BringAsync(7, "Zorbian merger planned", "Intranet", story: 7, feed: own.Id);
        var theirs = (await scene.Channels.GetOrAddAsync(elsewhere, "plans", CancellationToken.None)) with { OwnTopics = new([new("secrets", "zorbian OR intranet")]) };
        await scene.Channels.SaveAsync(theirs, CancellationToken.None);
        var digest = await scene.TypeAsync(SlackPerson.Admin, "/digest today");
        var button = Elements(digest.Answers[0]).First(element => element["type"]!.ToString() == "button" && element["value"] is not null);
        button["value"] = command;

        var pressed = await scene.Server.Members.PressAsync(SlackPerson.Admin, scene.Channel.Channel, digest.Answers[0], button);
        await pressed.WaitForAnswerAsync();

        Assert.DoesNotContain("Zorbian", TextOf(digest) + TextOf(pressed), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Intranet", TextOf(pressed), StringComparison.Ordinal);
        Assert.DoesNotContain("Something went wrong", TextOf(pressed), StringComparison.Ordinal);
        Assert.Equal(["Secret Desk"], (await scene.Get<IFeedStore>().SeenByAsync(other, CancellationToken.None)).Select(feed => feed.Title));
        Assert.Equal(theirs, await scene.Channels.FindAsync(theirs.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_changes_a_channel_that_the_bot_is_not_in_hears_how_to_invite_it()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        Assert.DoesNotContain("/invite", TextOf(await scene.TypeAsync(SlackPerson.Admin, "/digest schedule add 08:00")));
        scene.Server.Workspace.RemoveBot(scene.Channel.Channel);

        Assert.Contains("/invite", TextOf(await scene.TypeAsync(SlackPerson.Admin, "/digest schedule add 09:00")));
        scene.Server.Workspace.MakePrivate(scene.Channel.Channel);
        Assert.Contains("/invite", TextOf(await scene.TypeAsync(SlackPerson.Admin, "/digest schedule add 10:00")));
    }

    [Fact]
    public async Task A_messages_shortcut_finds_the_story_of_its_link()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        var found = await scene.Server.Members.UseOnMessageAsync(SlackPerson.Reader, scene.Channel.Channel, "find_coverage", "seen this? <https://harbour.example/1|here>");
        await found.WaitForAnswerAsync();
        var without = await scene.Server.Members.UseOnMessageAsync(SlackPerson.Reader, scene.Channel.Channel, "find_coverage", "no link here");
        await without.WaitForAnswerAsync();

        Assert.True(found.IsEphemeral);
        Assert.Contains("Ferry crews walk out", TextOf(found));
        Assert.Contains("no link", TextOf(without));
    }

    [Fact]
    public async Task Fifty_commands_at_once_are_all_acknowledged_in_time_and_answered()
    {
        await using var scene = await SlackScene.StartConnectedAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.TypeAsync(SlackPerson.Reader, "/digest today")));

        Assert.All(all, interaction => Assert.InRange(interaction.AcknowledgedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_a_token_or_an_address_for_answers()
    {
        await using var scene = await SlackScene.StartConnectedAsync();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "/hooks/") { Status = 404 });
        await scene.Server.Members.TypeAsync(SlackPerson.Reader, scene.Channel.Channel, "/digest about");
        await scene.Server.Journal.WaitForAsync(entry => entry.Status == 404);

        await scene.StopHostedAsync();

        Assert.NotEmpty(scene.Logs.Entries);
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Message.Contains("/hooks/", StringComparison.Ordinal) || entry.Message.Contains("xoxb-", StringComparison.Ordinal) || entry.Message.Contains("ticket=", StringComparison.Ordinal));
    }

    // ModalTests is about those.
    private static bool OpensForm(SlackScene scene, string text) => scene.Get<SlashCommandRouter>().AnswerKindOf(
        new(new("slack", "T1", "C1"), new("U1", "Mia", CanManageChannel: true), text)) is AnswerKind.Form;

    // The first button, or line of a menu, with the label.
    private static async Task<SlackInteraction> PressAsync(SlackScene scene, SlackInteraction answer, string label, SlackPerson? person = null)
    {
        var (element, option) = answer.Answers.SelectMany(Elements)
            .SelectMany(element => element["options"] is JsonArray options ? options.Select(option => (element, option: (JsonObject?)option)) : [(element, null)])
            .First(candidate => (candidate.option ?? candidate.element)["text"]!["text"]!.ToString() == label);
        var pressed = await scene.Server.Members.PressAsync(person ?? SlackPerson.Admin, scene.Channel.Channel, answer.Answers[0], element, option);
        await pressed.WaitForAnswerAsync();
        return pressed;
    }

    private static void AssertStories(int expected, SlackInteraction digest)
    {
        var stories = digest.Answers.SelectMany(Elements).Count(element => element["type"]!.ToString() == "overflow");
        Assert.True(stories == expected, $"{stories} stories instead of {expected}: {string.Join('\n', digest.Answers)}");
    }

    private static IEnumerable<JsonObject> Elements(JsonObject message) =>
        message["blocks"]!.AsArray().Where(block => block!["type"]!.ToString() == "actions").SelectMany(block => block!["elements"]!.AsArray()).Cast<JsonObject>();

    private static string TextOf(SlackInteraction interaction) => string.Join("\n", interaction.Answers.SelectMany(answer => SlackBody.Read(answer.ToJsonString()).Texts));
}
