namespace DigestBot.Slack.Api;

/// <summary>A method of Slack's Web API that the bot calls, with its limit and the scopes it needs (docs.slack.dev, August 2026).</summary>
/// <param name="PerMinute">Calls that a workspace may make in a minute; null: limited otherwise, or only by what Slack answers.</param>
/// <param name="IsRepeatable">Doing it twice is the same as doing it once.</param>
/// <param name="Scopes">Of the bot's token, all kinds of channels together.</param>
internal sealed record SlackMethod(string Name, int? PerMinute, bool IsRepeatable, params IReadOnlyList<string> Scopes)
{
    // What Slack calls tiers 3 and 4.
    private const int Tier3 = 50;
    private const int Tier4 = 100;

    public static SlackMethod TestToken { get; } = new("auth.test", null, true);

    /// <summary>Needs the app-level token.</summary>
    public static SlackMethod OpenConnection { get; } = new("apps.connections.open", null, true);

    /// <summary>Names the app by its id and secret. Neither a code nor a refresh token can be used twice.</summary>
    public static SlackMethod Access { get; } = new("oauth.v2.access", null, false);

    /// <summary>Limited by channel and workspace: see <see cref="RateLimits"/>.</summary>
    public static SlackMethod PostMessage { get; } = new("chat.postMessage", null, false, "chat:write");

    public static SlackMethod UpdateMessage { get; } = new("chat.update", Tier3, true, "chat:write");

    public static SlackMethod History { get; } = new("conversations.history", Tier3, true, "channels:history", "groups:history", "im:history", "mpim:history");

    public static SlackMethod Replies { get; } = new("conversations.replies", Tier3, true, "channels:history", "groups:history", "im:history", "mpim:history");

    public static SlackMethod ChannelInfo { get; } = new("conversations.info", Tier3, true, "channels:read", "groups:read", "im:read", "mpim:read");

    public static SlackMethod UserInfo { get; } = new("users.info", Tier4, true, "users:read");

    /// <summary>A person's own channels, of private ones those that the bot is in too.</summary>
    public static SlackMethod UserChannels { get; } = new("users.conversations", Tier3, true, "channels:read", "groups:read");

    /// <summary>A trigger opens one modal: the second call would be refused.</summary>
    public static SlackMethod OpenView { get; } = new("views.open", Tier4, false);

    public static SlackMethod PushView { get; } = new("views.push", Tier4, false);

    public static SlackMethod UpdateView { get; } = new("views.update", Tier4, true);

    public static SlackMethod PublishView { get; } = new("views.publish", Tier4, true);

    /// <summary>No method of the API: files lie at addresses of their own.</summary>
    public static SlackMethod DownloadFile { get; } = new("files", null, true, "files:read");

    /// <summary>Of one person with the bot.</summary>
    public static SlackMethod OpenConversation { get; } = new("conversations.open", Tier3, true, "im:write");

    public static SlackMethod BeginUpload { get; } = new("files.getUploadURLExternal", Tier4, true, "files:write");

    public static SlackMethod CompleteUpload { get; } = new("files.completeUploadExternal", Tier4, false, "files:write");

    public static IReadOnlyList<SlackMethod> All { get; } = [TestToken, OpenConnection, Access, PostMessage, UpdateMessage, History, Replies, ChannelInfo, UserInfo, UserChannels, OpenView, PushView, UpdateView, PublishView, DownloadFile, OpenConversation, BeginUpload, CompleteUpload];

    /// <summary>All that the bot's token has to allow: what the methods need, and slash commands themselves.</summary>
    public static IReadOnlyList<string> AllScopes { get; } = [.. All.SelectMany(method => method.Scopes).Append("commands").Distinct()];
}
