using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Discord.Rest;

/// <summary>Reads and writes what passes between the bot and Discord, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RateLimitBody))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(GatewayInfo))]
[JsonSerializable(typeof(ApplicationInfo))]
[JsonSerializable(typeof(ChannelInfo))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(List<PostedMessage>))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(GuildInfo))]
[JsonSerializable(typeof(List<OwnGuild>))]
[JsonSerializable(typeof(DirectMessage))]
internal sealed partial class DiscordJson : JsonSerializerContext;

internal sealed record RateLimitBody(double RetryAfter, bool Global);

internal sealed record ErrorBody(int Code, string? Message, JsonElement? Errors);

internal sealed record GatewayInfo(string Url, int Shards, SessionStartLimit SessionStartLimit);

/// <param name="ResetAfter">Milliseconds.</param>
internal sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);

internal sealed record ApplicationInfo(string Id, string? Name);

/// <param name="LastMessageId">Null where nobody ever wrote.</param>
internal sealed record ChannelInfo(string Id, int Type, string? GuildId, string? Name, string? LastMessageId)
{
    /// <summary>Of a thread, the channel it is in.</summary>
    public string? ParentId { get; init; }

    /// <summary>Of a forum.</summary>
    public List<ForumTag>? AvailableTags { get; init; }

    public int Flags { get; init; }
}

/// <param name="Moderated">Only moderators may give it.</param>
internal sealed record ForumTag(string Id, string Name, bool Moderated);

internal sealed record ThreadList(List<ChannelInfo> Threads);

internal sealed record GuildInfo(string Name, string OwnerId);

/// <summary>A server that the bot is in.</summary>
/// <param name="Permissions">The bot's there, as far as no channel says otherwise: a number as text.</param>
internal sealed record OwnGuild(string Name, string? Permissions);

/// <summary>Asks for the conversation with someone.</summary>
internal sealed record DirectMessage(string RecipientId);

internal sealed record PostedMessage(string Id, JsonElement? Components);
