using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A method that the server knows.</summary>
/// <param name="PerMinute">Its tier's number; null: not counted.</param>
/// <param name="Reads">Takes form fields alone: JSON is ignored, as Slack does.</param>
/// <param name="Scopes">Any of them is enough.</param>
/// <param name="Do">The workspace is null where <paramref name="Caller"/> is not the bot.</param>
internal sealed record WebApiMethod(string Name, int? PerMinute, bool Reads, string[] Scopes, Func<LoopbackWorkspace?, WebApiCall, JsonObject> Do, WebApiCaller Caller = WebApiCaller.Bot)
{
    /// <summary>A method of the bot's.</summary>
    public static WebApiMethod Of(string name, int? perMinute, string[] scopes, Func<LoopbackWorkspace, WebApiCall, JsonObject> action, bool reads = false) =>
        new(name, perMinute, reads, scopes, (workspace, call) => action(workspace!, call));
}

/// <summary>Whose token a method takes.</summary>
internal enum WebApiCaller
{
    Bot,
    App,
    Anyone,
}

/// <summary>The part of Slack's Web API that bots of this kind use.</summary>
internal static class WebApiMethods
{
    private const int Tier2 = 20;
    private const int Tier3 = 50;
    private const int Tier4 = 100;

    private static readonly string[] History = ["channels:history", "groups:history", "im:history", "mpim:history"];
    private static readonly string[] Read = ["channels:read", "groups:read", "im:read", "mpim:read"];
    private static readonly string[] Write = ["chat:write"];
    private static readonly string[] None = [];

    public static IEnumerable<WebApiMethod> All(LoopbackSlackServer server) =>
    [
        new("api.test", null, Reads: false, None, (_, call) => TestApi(call), WebApiCaller.Anyone),
        new("oauth.v2.access", null, Reads: false, None, (_, call) => server.Installs.Access(call), WebApiCaller.Anyone),
        new("apps.connections.open", null, Reads: false, None, (_, _) => new JsonObject { ["ok"] = true, ["url"] = server.Sockets.NewAddress() }, WebApiCaller.App),
        WebApiMethod.Of("auth.test", null, None, (workspace, _) => TestToken(workspace)),
        WebApiMethod.Of("auth.revoke", Tier3, None, (workspace, _) =>
        {
            server.Installs.Revoke(workspace);
            return new JsonObject { ["ok"] = true, ["revoked"] = true };
        }),
        WebApiMethod.Of("team.info", Tier3, None, (workspace, _) => new JsonObject
        {
            ["ok"] = true, ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["name"] = workspace.Name, ["domain"] = "loopback" },
        }),
        WebApiMethod.Of("chat.postMessage", server.Limits.MessagesPerMinute, Write, ChatMethods.Post),
        WebApiMethod.Of("chat.postEphemeral", Tier4, Write, ChatMethods.PostEphemeral),
        WebApiMethod.Of("chat.update", Tier3, Write, ChatMethods.Update),
        WebApiMethod.Of("chat.delete", Tier3, Write, ChatMethods.Delete),
        WebApiMethod.Of("chat.getPermalink", null, None, ChatMethods.Permalink, reads: true),
        WebApiMethod.Of("conversations.history", Tier3, History, ConversationMethods.History, reads: true),
        WebApiMethod.Of("conversations.replies", Tier3, History, ConversationMethods.Replies, reads: true),
        WebApiMethod.Of("conversations.info", Tier3, Read, ConversationMethods.Info, reads: true),
        WebApiMethod.Of("conversations.list", Tier2, Read, ConversationMethods.List, reads: true),
        WebApiMethod.Of("conversations.members", Tier4, Read, ConversationMethods.Members, reads: true),
        WebApiMethod.Of("conversations.open", Tier3, ["im:write", "mpim:write"], ConversationMethods.Open),
        WebApiMethod.Of("conversations.join", Tier3, ["channels:join"], ConversationMethods.Join),
        WebApiMethod.Of("users.conversations", Tier3, Read, ConversationMethods.OfUser, reads: true),
        WebApiMethod.Of("users.info", Tier4, ["users:read"], ConversationMethods.User, reads: true),
        WebApiMethod.Of("users.list", Tier2, ["users:read"], ConversationMethods.Users, reads: true),
        WebApiMethod.Of("views.open", Tier4, None, server.Views.Open),
        WebApiMethod.Of("views.push", Tier4, None, server.Views.Push),
        WebApiMethod.Of("views.update", Tier4, None, server.Views.Update),
        WebApiMethod.Of("views.publish", Tier4, None, server.Views.Publish),
        WebApiMethod.Of("files.info", Tier4, ["files:read"], (_, call) => server.Files.Info(call), reads: true),
        WebApiMethod.Of("files.getUploadURLExternal", Tier4, ["files:write"], (_, call) => server.Files.BeginUpload(call)),
        WebApiMethod.Of("files.completeUploadExternal", Tier4, ["files:write"], (workspace, call) => server.Files.CompleteUpload(workspace, call)),
    ];

    private static JsonObject TestApi(WebApiCall call)
    {
        var answer = new JsonObject { ["ok"] = call.Text("error") is null, ["args"] = call.ArgumentsWithoutSecrets };
        if (call.Text("error") is { } wished)
        {
            answer["error"] = wished;
        }

        return answer;
    }

    private static JsonObject TestToken(LoopbackWorkspace workspace) => new()
    {
        ["ok"] = true,
        ["url"] = "https://loopback.slack.example/",
        ["team"] = workspace.Name,
        ["user"] = "digestbot",
        ["team_id"] = workspace.TeamId,
        ["user_id"] = workspace.BotUserId,
        ["bot_id"] = workspace.BotId,
        ["is_enterprise_install"] = false,
    };
}
