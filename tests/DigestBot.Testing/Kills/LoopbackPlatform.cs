using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Testing.Kills;

/// <summary>A loopback server as a run that kills bots sees it.</summary>
/// <param name="Settings">What the bot has to be started with to talk to it.</param>
/// <param name="PostPath">What stands in the path of a call that posts.</param>
/// <param name="MessagesIn">What stands in a channel, as the server has it.</param>
public sealed record LoopbackPlatform(
    string Name,
    string Workspace,
    IReadOnlyList<string> Channels,
    IReadOnlyDictionary<string, string> Settings,
    string PostPath,
    LoopbackJournal Journal,
    LoopbackFaults Faults,
    Func<string, IReadOnlyList<JsonObject>> MessagesIn)
{
    public static LoopbackPlatform Of(LoopbackDiscordServer discord) => new(
        "discord",
        discord.World.GuildId,
        discord.World.ChannelIds,
        new Dictionary<string, string> { ["Discord__Token"] = discord.World.Token, ["Discord__ApiBaseUrl"] = discord.ApiBaseUrl },
        "/messages",
        discord.Journal,
        discord.Faults,
        discord.World.MessagesIn);

    public static LoopbackPlatform Of(LoopbackSlackServer slack) => new(
        "slack",
        slack.Workspace.TeamId,
        slack.Workspace.ChannelIds,
        new Dictionary<string, string>
        {
            ["Slack__Token"] = slack.Workspace.Token,
            ["Slack__AppToken"] = slack.App.AppToken,
            ["Slack__ApiBaseUrl"] = slack.ApiBaseUrl,
            // A few at a time is Slack's own pace, and whatever is under way when the bot dies costs a look of fifty a minute.
            ["Delivery__MaxConcurrentSends"] = "4",
        },
        "/chat.postMessage",
        slack.Journal,
        slack.Faults,
        slack.Workspace.MessagesIn);
}
