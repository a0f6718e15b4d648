namespace DigestBot.Discord.Rest;

/// <summary>A call that Discord's REST API offers, and whose limits it falls under.</summary>
/// <param name="Template">The path without ids: calls alike share a limit.</param>
/// <param name="Resource">The top-level resource (channel, guild, webhook): each has a share of its own.</param>
/// <param name="Path">Below the API's version.</param>
internal sealed record DiscordRoute(HttpMethod Method, string Template, string Resource, string Path)
{
    /// <summary>Interactions are answered outside the global limit, and by their own token.</summary>
    public bool IsInteraction { get; private init; }

    /// <summary>Doing it twice is the same as doing it once.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    public static DiscordRoute Gateway { get; } = new(HttpMethod.Get, "gateway/bot", "", "gateway/bot");

    public static DiscordRoute Application { get; } = new(HttpMethod.Get, "applications/@me", "", "applications/@me");

    /// <summary>The bot's servers; at most 200, of which doctor looks.</summary>
    public static DiscordRoute Guilds { get; } = new(HttpMethod.Get, "users/@me/guilds", "", "users/@me/guilds");

    public static DiscordRoute Channel(string channel) => new(HttpMethod.Get, "channels/", channel, $"channels/{Id(channel)}");

    public static DiscordRoute CreateMessage(string channel) => new(HttpMethod.Post, "channels//messages", channel, $"channels/{Id(channel)}/messages");

    /// <summary>At most 100, newest first.</summary>
    public static DiscordRoute Messages(string channel, string? before) =>
        new(HttpMethod.Get, "channels//messages", channel, $"channels/{Id(channel)}/messages?limit=100{(before is null ? "" : $"&before={Id(before)}")}");

    public static DiscordRoute Message(string channel, string message) =>
        new(HttpMethod.Get, "channels//messages/", channel, $"channels/{Id(channel)}/messages/{Id(message)}");

    public static DiscordRoute EditMessage(string channel, string message) => Message(channel, message) with { Method = HttpMethod.Patch };

    /// <summary>A post in a forum: a thread with its first message.</summary>
    public static DiscordRoute CreateThread(string channel) => new(HttpMethod.Post, "channels//threads", channel, $"channels/{Id(channel)}/threads");

    public static DiscordRoute CreateThreadBelow(string channel, string message) =>
        new(HttpMethod.Post, "channels//messages//threads", channel, $"channels/{Id(channel)}/messages/{Id(message)}/threads");

    public static DiscordRoute ActiveThreads(string guild) => new(HttpMethod.Get, "guilds//threads/active", guild, $"guilds/{Id(guild)}/threads/active");

    public static DiscordRoute Guild(string guild) => new(HttpMethod.Get, "guilds/", guild, $"guilds/{Id(guild)}");

    /// <summary>Where someone is written to in private.</summary>
    public static DiscordRoute DirectMessages { get; } = new(HttpMethod.Post, "users/@me/channels", "", "users/@me/channels");

    /// <param name="guild">Null: everywhere.</param>
    public static DiscordRoute Commands(HttpMethod method, string application, string? guild)
    {
        var place = guild is null ? "" : $"/guilds/{Id(guild)}";
        var query = method == HttpMethod.Get ? "?with_localizations=true" : "";
        return new(method, "applications//guilds//commands", guild ?? "", $"applications/{Id(application)}{place}/commands{query}");
    }

    public static DiscordRoute Callback(string interaction, string token) =>
        new(HttpMethod.Post, "interactions///callback", token, $"interactions/{Id(interaction)}/{Id(token)}/callback") { IsInteraction = true };

    public static DiscordRoute EditAnswer(string application, string token) =>
        new(HttpMethod.Patch, "webhooks///messages/@original", token, $"webhooks/{Id(application)}/{Id(token)}/messages/@original") { IsInteraction = true };

    public static DiscordRoute DeleteAnswer(string application, string token) => EditAnswer(application, token) with { Method = HttpMethod.Delete };

    public static DiscordRoute FollowUp(string application, string token) =>
        new(HttpMethod.Post, "webhooks//", token, $"webhooks/{Id(application)}/{Id(token)}") { IsInteraction = true };

    private static string Id(string id) => Uri.EscapeDataString(id);
}
