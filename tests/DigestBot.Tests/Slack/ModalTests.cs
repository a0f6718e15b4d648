using System.Text.Json.Nodes;
using DigestBot.Core.Digests;
using DigestBot.Testing;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

/// <summary>Forms and answers in modals. The bot's clock stands still where nothing may be late.</summary>
public sealed class ModalTests
{
    private readonly ManualTimeProvider _still = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_command_without_its_parameters_asks_for_them_in_a_modal_and_answers_in_the_channel()
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);
        var typed = await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest schedule add");
        var form = await scene.ModalAsync();
        // The bot that asked is gone by the time of the answer.
        await scene.RestartAsync();

        var sent = await SubmitAsync(scene, form, "08:00");
        await typed.WaitForAnswerAsync();

        Assert.Null(sent.AcknowledgedWith);
        Assert.False(typed.IsEphemeral);
        Assert.Empty(scene.Server.Views.Opened);
        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.Equal(8, Assert.Single(await scene.Schedules.ListAsync(channel.Id, CancellationToken.None)).Time.Hour);
    }

    [Theory]
    [InlineData("setup", "will be posted here", "topic", "ferry strike")]
    [InlineData("topics add", "now follows", "query", "ferry strike")]
    [InlineData("settings", "settings were changed", "length", "headlines")]
    public async Task Every_form_is_taken_with_one_field_changed_and_all_others_as_they_were_shown(string command, string expected, string field, string value)
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);
        var typed = await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, $"/digest {command}");

        var sent = await scene.Server.Members.FillAndSubmitAsync(SlackPerson.Admin, await scene.ModalAsync(), (field, value));
        await sent.WaitForAcknowledgementAsync();
        await typed.WaitForAnswerAsync();

        Assert.Null(sent.AcknowledgedWith);
        Assert.Contains(expected, typed.Answers[0].ToJsonString());
        var channel = Assert.Single(await scene.Channels.ListAsync(CancellationToken.None));
        Assert.True(channel.Topics.Contains(value) || (value == "headlines" && channel.Reading.Length is DigestLength.Headlines));
        Assert.Equal(10, channel.StoryLimit);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_at_its_field_and_the_form_stays_open()
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);
        await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest schedule add");
        var form = await scene.ModalAsync();

        var sent = await SubmitAsync(scene, form, "half past never");

        Assert.Equal("errors", sent.AcknowledgedWith!["response_action"]!.ToString());
        var (field, sentence) = Assert.Single(sent.AcknowledgedWith["errors"]!.AsObject());
        Assert.Equal("time", field);
        Assert.Contains("half past never", sentence!.ToString());
        Assert.DoesNotContain("`", sentence.ToString());
        Assert.Single(scene.Server.Views.Opened);
        Assert.Equal(1, sent.Acknowledgements);

        // Mended, it is taken.
        Assert.Null((await SubmitAsync(scene, form, "9:30")).AcknowledgedWith);
    }

    [Fact]
    public async Task Whoever_may_not_change_the_channel_gets_no_form()
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);

        var typed = await scene.TypeAsync(SlackPerson.Reader, "/digest schedule add");

        Assert.Contains("Only people who may manage this channel", typed.Answers[0].ToJsonString());
        Assert.True(typed.IsEphemeral);
        Assert.Empty(scene.Server.Views.Opened);
    }

    [Fact]
    public async Task Forms_come_by_signed_requests_too()
    {
        var address = $"http://127.0.0.1:{BotProcess.FreePort()}";
        await using var scene = await SlackScene.StartConnectedAsync(_still, ("Slack:RequestAddress", address), ("Slack:SigningSecret", "loopback-signing-secret"));
        scene.Server.Desk.RequestUrl = new Uri(address + "/slack");
        await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest schedule add");
        var form = await scene.ModalAsync();

        var sent = await SubmitAsync(scene, form, "half past never");

        Assert.Equal("time", Assert.Single(sent.AcknowledgedWith!["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task A_form_that_takes_long_to_make_is_announced_within_the_triggers_three_seconds_and_follows()
    {
        await using var scene = await SlackScene.StartWithSlowSlackAsync(_still);
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Late, "users.info") { Seconds = 60 });

        await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest schedule add");
        Assert.Contains("takes a moment", (await scene.ModalAsync()).ToJsonString());

        _still.Advance(TimeSpan.FromMinutes(1));
        await scene.Server.Journal.WaitForAsync(entry => entry.IsCall("POST", "views.update"));
        Assert.Contains("\"time\"", Assert.Single(scene.Server.Views.Opened).ToJsonString());
    }

    [Fact]
    public async Task A_form_that_takes_long_to_work_on_says_so_and_then_how_it_ended()
    {
        await using var scene = await SlackScene.StartWithSlowSlackAsync(_still);
        await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest schedule add");
        await scene.Server.Journal.WaitForAsync(entry => scene.Server.Views.Opened.Any(view => view["submit"] is not null));
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Late, "conversations.info") { Seconds = 60 });

        var sent = await SubmitAsync(scene, scene.Server.Views.Opened[0], "08:00");

        Assert.Equal("update", sent.AcknowledgedWith!["response_action"]!.ToString());
        _still.Advance(TimeSpan.FromMinutes(1));
        await scene.Server.Journal.WaitForAsync(entry => entry.IsCall("POST", "views.update") && entry.Body!.ToJsonString().Contains("will be posted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Todays_digest_opens_wherever_someone_is_and_its_buttons_work_there()
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);

        await scene.Server.Members.UseShortcutAsync(SlackPerson.Reader, "todays_digest");
        var digest = await scene.ModalAsync();
        await scene.RestartAsync();
        var menu = digest["blocks"]!.AsArray().Where(block => block!["type"]!.ToString() == "actions").SelectMany(block => block!["elements"]!.AsArray()).Cast<JsonObject>().First(element => element["type"]!.ToString() == "static_select");
        await scene.Server.Members.PressInViewAsync(SlackPerson.Reader, digest, menu, (JsonObject)menu["options"]![0]!);
        await scene.Server.Journal.WaitForAsync(entry => entry.IsCall("POST", "views.push"));

        Assert.Contains("Ferry crews walk out", digest.ToJsonString());
        Assert.Contains("Who wrote it", scene.Server.Views.Opened[^1].ToJsonString());
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task A_list_of_sources_is_taken_from_a_file_in_a_form()
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);
        const string opml = "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"Harbour Post\" xmlUrl=\"https://harbour.example/feed\"/></body></opml>";
        await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest sources import");
        var form = await scene.ModalAsync();
        var field = form["blocks"]!.AsArray().Single(block => block!["element"]?["type"]?.ToString() == "file_input")!["block_id"]!.ToString();

        var sent = await scene.Server.Members.SubmitAsync(SlackPerson.Admin, form, new JsonObject
        {
            [field] = new JsonObject { ["value"] = new JsonObject { ["type"] = "file_input", ["files"] = new JsonArray(scene.Server.Files.Add("mine.opml", opml)) } },
        });
        await sent.WaitForAcknowledgementAsync();
        await scene.StopHostedAsync();

        var answers = scene.Server.Desk.All.SelectMany(interaction => interaction.Answers).Select(answer => answer.ToJsonString());
        Assert.Contains(answers, answer => answer.Contains("Harbour Post", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_someone_asks_for_comes_as_a_direct_message()
    {
        await using var scene = await SlackScene.StartConnectedAsync(_still);

        var typed = await scene.TypeAsync(SlackPerson.Reader, "/digest sources export");

        Assert.Contains("direct messages", typed.Answers[0].ToJsonString());
        Assert.Contains("<opml", scene.Server.Files.Find("sources.opml"));
        Assert.Empty(scene.Server.Workspace.MessagesIn(scene.Channel.Channel));
    }

    private static async Task<SlackInteraction> SubmitAsync(SlackScene scene, JsonObject form, string time)
    {
        var sent = await scene.Server.Members.FillAndSubmitAsync(SlackPerson.Admin, form, ("time", time), ("days", null), ("zone", "Europe/Berlin"));
        await sent.WaitForAcknowledgementAsync();
        return sent;
    }
}
