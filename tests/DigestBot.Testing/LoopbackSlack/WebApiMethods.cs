using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A method that the server knows.</summary>
/// <param name="PerMinute">Its tier's number; null: not counted.</param>
/// <param name="Reads">Takes form fields alone: JSON is ignored, as Slack does.</param>
/// <param name="Scopes">Any of them is enough.</param>
internal sealed record WebApiMethod(string Name, int? PerMinute, bool Reads, string[] Scopes, Func<WebApiCall, JsonObject> Do)
{
    public bool TakesAppToken { get; init; }
}

/// <summary>The part of Slack's Web API that bots of this kind use.</summary>
internal static class WebApiMethods
{
    private static readonly string[] HistoryScopes = ["channels:history", "groups:history", "im:history", "mpim:history"];
    private static readonly string[] ReadScopes = ["channels:read", "groups:read", "im:read", "mpim:read"];

    public static IEnumerable<WebApiMethod> All(LoopbackWorkspace workspace, MethodLimits limits, SocketHub hub, ViewDesk views) =>
    [
        new("auth.test", null, false, [], _ => new JsonObject
        {
            ["ok"] = true, ["url"] = "https://loopback.slack.example/", ["team"] = "Loopback", ["user"] = "digestbot", ["team_id"] = LoopbackWorkspace.TeamId, ["user_id"] = LoopbackWorkspace.BotUserId, ["bot_id"] = "B0LOOPBACK", ["is_enterprise_install"] = false,
        }),
        new("apps.connections.open", null, false, [], _ => new JsonObject { ["ok"] = true, ["url"] = hub.NewAddress() }) { TakesAppToken = true },
        new("chat.postMessage", limits.MessagesPerMinute, false, ["chat:write"], workspace.Post),
        new("conversations.history", 50, true, HistoryScopes, workspace.History),
        new("conversations.replies", 50, true, HistoryScopes, workspace.Replies),
        new("conversations.info", 50, true, ReadScopes, workspace.Info),
        new("users.info", 100, true, ["users:read"], LoopbackWorkspace.User),
        new("views.open", 100, false, [], views.Open),
        new("views.update", 100, false, [], views.Update),
        new("views.publish", 100, false, [], views.Publish),
    ];
}
