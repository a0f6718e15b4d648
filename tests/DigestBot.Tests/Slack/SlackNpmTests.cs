using System.Text.Json.Nodes;
using DigestBot.Slack.Messages;
using DigestBot.Testing.LoopbackSlack;
using DigestBot.Testing.Messages;

namespace DigestBot.Tests.Slack;

/// <summary>What Slack's own programs say: of the loopback Slack, and of what the bot posts there.</summary>
public sealed class SlackNpmTests
{
    private static readonly NpmProject Npm = new("slack");

    [Fact]
    public async Task Bolt_unchanged_works_with_the_loopback_slack()
    {
        await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System);

        var output = await Npm.RunAsync("client.mjs", slack.ApiBaseUrl, slack.Workspace.Token, slack.App.AppToken, slack.Workspace.ChannelIds[0], slack.App.ClientId, slack.App.ClientSecret);

        Assert.Contains("all steps passed", output);
        Assert.Equal(14, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_body_passes_slacks_types()
    {
        // The longest hostile texts make hundreds of pages of one kind: the first of each are enough for a type checker.
        var messages = HostileText.All.Select(SampleMessages.Everything)
            .Append(SampleMessages.Edition(25))
            .Concat(HostileText.All.Select(text => SampleMessages.Edition(3, _ => text, _ => text)));
        var renderer = new SlackMessageRenderer();
        var views = HostileText.All.Select(SampleMessages.Everything).SelectMany(message => new[] { SlackViews.Home(message), SlackViews.Modal("DigestBot", message, "{}") })
            .Concat(SampleForms.All.Select(form => SlackViews.Form(form, "{}")));
        using var folder = new TemporaryFolder();
        var file = folder.Write("bodies.json", new JsonArray([.. messages.SelectMany(message => renderer.Render(message, "12-260820-0800").Take(3)).Concat(views).Select(body => JsonNode.Parse(body))]).ToJsonString());

        Assert.StartsWith("ok ", await Npm.RunAsync("bodies.mjs", file));
    }
}
