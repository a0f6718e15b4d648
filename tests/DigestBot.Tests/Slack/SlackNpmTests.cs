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

        var output = await Npm.RunAsync("client.mjs", slack.ApiBaseUrl, slack.Workspace.Token, slack.Workspace.AppToken, slack.Workspace.ChannelIds[0]);

        Assert.Contains("all steps passed", output);
        Assert.Equal(10, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_body_passes_slacks_types()
    {
        // The longest hostile texts make hundreds of pages of one kind: the first of each are enough for a type checker.
        var messages = HostileText.All.Select(SampleMessages.Everything)
            .Append(SampleMessages.Edition(25))
            .Concat(HostileText.All.Select(text => SampleMessages.Edition(3, _ => text, _ => text)));
        var renderer = new SlackMessageRenderer();
        using var folder = new TemporaryFolder();
        var file = folder.Write("bodies.json", new JsonArray([.. messages.SelectMany(message => renderer.Render(message, "12-260820-0800").Take(3)).Select(body => JsonNode.Parse(body))]).ToJsonString());

        Assert.StartsWith("ok ", await Npm.RunAsync("bodies.mjs", file));
    }
}
