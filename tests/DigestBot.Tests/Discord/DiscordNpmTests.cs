using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Posting;
using DigestBot.Discord.Rest;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;

namespace DigestBot.Tests.Discord;

/// <summary>What Discord's own programs say: of the loopback Discord, and of what the bot posts there.</summary>
public sealed class DiscordNpmTests
{
    private static readonly ChannelInfo Forum = new("1", 15, "2", "news", null) { AvailableTags = [new("3", "ferries", Moderated: false)] };

    private static readonly NpmProject Npm = new("discord");

    [Fact]
    public async Task Discord_js_unchanged_works_with_the_loopback_discord()
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);

        var output = await Npm.RunAsync("client.mjs", discord.ApiBaseUrl, discord.World.Token, discord.World.ChannelIds[0]);

        Assert.Contains("all steps passed", output);
        Assert.Equal(15, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_body_passes_discords_builders_and_types()
    {
        await using var scene = await DiscordScene.StartConnectedAsync();
        var commands = scene.Server.Journal.Entries.Single(entry => entry.IsCall("PUT", "/commands")).Body!;
        using var folder = new TemporaryFolder();
        var file = folder.Write("bodies.json", new JsonObject
        {
            ["messages"] = Bodies(message => DiscordMessageRenderer.Pages(message, "12-260820-0800", flags: 0)),
            ["answers"] = Bodies(message => DiscordMessageRenderer.Pages(message, deliveryKey: null, DiscordMessageRenderer.Ephemeral)),
            ["embeds"] = Bodies(message => [.. DiscordMessageRenderer.Pages(message, "12-260820-0800", flags: 0).Select(page => EmbedBody.Of(page).ToJsonString())]),
            ["posts"] = Bodies(message => [.. DiscordMessageRenderer.Pages(message, "12-260820-0800", flags: 0).Select(page => ForumPost.Body(page, Forum))]),
            ["modals"] = new JsonArray([.. SampleForms.All.Select(form => JsonNode.Parse(DiscordModal.Body(form)))]),
            ["commands"] = commands.DeepClone(),
        }.ToJsonString());

        var output = await Npm.RunAsync("bodies.mjs", file);

        Assert.Equal(5, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    private static JsonArray Bodies(Func<ChatMessage, IReadOnlyList<string>> render)
    {
        // The longest hostile texts make hundreds of pages of one kind: the first of each are enough for a type checker.
        var messages = HostileText.All.Select(SampleMessages.Everything)
            .Append(SampleMessages.Edition(25))
            .Append(SampleMessages.Edition(25, images: true))
            .Append(SampleMessages.Edition(3) with { Ping = LoopbackMember.NewsRole })
            .Concat(HostileText.All.Select(text => SampleMessages.Edition(3, _ => text, _ => text, images: true)));
        return [.. messages.SelectMany(message => render(message).Take(3)).Select(body => JsonNode.Parse(body))];
    }
}
