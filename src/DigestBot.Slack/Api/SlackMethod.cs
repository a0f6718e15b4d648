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

    /// <summary>Limited by channel and workspace: see <see cref="RateLimits"/>.</summary>
    public static SlackMethod PostMessage { get; } = new("chat.postMessage", null, false, "chat:write");

    public static SlackMethod History { get; } = new("conversations.history", Tier3, true, "channels:history", "groups:history", "im:history", "mpim:history");

    public static SlackMethod Replies { get; } = new("conversations.replies", Tier3, true, "channels:history", "groups:history", "im:history", "mpim:history");

    public static SlackMethod ChannelInfo { get; } = new("conversations.info", Tier3, true, "channels:read", "groups:read", "im:read", "mpim:read");

    public static SlackMethod UserInfo { get; } = new("users.info", Tier4, true, "users:read");

    public static IReadOnlyList<SlackMethod> All { get; } = [TestToken, OpenConnection, PostMessage, History, Replies, ChannelInfo, UserInfo];
}
