using System.Text.Json.Nodes;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;
using DigestBot.Slack.Api;
using DigestBot.Slack.Interactions;
using DigestBot.Slack.Messages;
using DigestBot.Slack.Posting;

namespace DigestBot.Slack.Views;

/// <summary>The app's home page, made anew each time that somebody opens it.</summary>
internal sealed class HomePage(SlackApiClient api, SlackMembers members, WorkspaceOverview overview)
{
    /// <summary>What the app's manifest subscribes to.</summary>
    public const string Event = "app_home_opened";

    /// <exception cref="SlackApiException">Slack does not take it.</exception>
    public async Task ShowAsync(string workspace, string user, CancellationToken cancellationToken)
    {
        var zone = await members.ZoneOfAsync(workspace, user, cancellationToken);
        var own = await members.ChannelsOfAsync(workspace, user, cancellationToken);
        var page = await overview.BuildAsync(SlackPlatform.Name, workspace, zone, NameForAsync, cancellationToken);
        var body = new JsonObject { ["user_id"] = user, ["view"] = JsonNode.Parse(SlackViews.Home(page)) };
        await api.CallAsync(SlackCall.Write(SlackMethod.PublishView, workspace, body.ToJsonString()), SlackJson.Default.ViewAnswer, cancellationToken);

        // Whoever is not in a private channel hears nothing of it.
        async Task<string?> NameForAsync(Channel channel) =>
            own.TryGetValue(channel.Ref.Channel, out var name) ? name : await members.PublicNameAsync(channel.Ref, cancellationToken);
    }
}
