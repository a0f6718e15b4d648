using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.Slack.Views;

namespace DigestBot.Slack.Api;

/// <summary>Reads and writes what passes between the bot and Slack's Web API, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackAnswer))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(ConnectionInfo))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(ChannelAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(AccessAnswer))]
[JsonSerializable(typeof(ViewAnswer))]
[JsonSerializable(typeof(UploadTicket))]
[JsonSerializable(typeof(ChannelsAnswer))]
[JsonSerializable(typeof(ViewPlace))]
[JsonSerializable(typeof(SlackCredentials))]
internal sealed partial class SlackJson : JsonSerializerContext;

/// <summary>What every answer says.</summary>
internal record SlackAnswer
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    /// <summary>With <c>missing_scope</c>.</summary>
    public string? Needed { get; init; }

    public AnswerMetadata? ResponseMetadata { get; init; }
}

/// <param name="Messages">What is wrong with which field.</param>
internal sealed record AnswerMetadata(string? NextCursor, List<string>? Messages);

internal sealed record TokenInfo(string? Team, string? TeamId, string? User, string? UserId) : SlackAnswer;

internal sealed record ConnectionInfo(string? Url) : SlackAnswer;

internal sealed record PostedMessage(string? Ts) : SlackAnswer;

/// <summary>Newest first; of a thread, oldest first.</summary>
internal sealed record MessagePage(List<ChannelMessage>? Messages, bool HasMore) : SlackAnswer;

internal sealed record ChannelMessage(string Ts, MessageMetadata? Metadata);

internal sealed record MessageMetadata(string? EventType, JsonElement EventPayload);

internal sealed record ChannelAnswer(ChannelInfo? Channel) : SlackAnswer;

/// <param name="Creator">Null in direct messages.</param>
internal sealed record ChannelInfo(string Id, string? Name, string? Creator, bool IsMember, bool IsIm, bool IsMpim, bool IsPrivate);

internal sealed record ChannelsAnswer(List<ChannelInfo>? Channels) : SlackAnswer;

internal sealed record UploadTicket(string? UploadUrl, string? FileId) : SlackAnswer;

internal sealed record ViewAnswer(ViewInfo? View) : SlackAnswer;

internal sealed record ViewInfo(string Id);

internal sealed record UserAnswer(UserInfo? User) : SlackAnswer;

/// <param name="Tz">IANA.</param>
internal sealed record UserInfo(string Id, string? Name, bool IsAdmin, bool IsOwner, string? Tz);

/// <summary>What an install, or a refresh, gives.</summary>
/// <param name="ExpiresIn">Seconds; null where tokens do not rotate.</param>
/// <param name="RefreshToken">For one use, with <paramref name="ExpiresIn"/>.</param>
/// <param name="Team">Null where a whole organisation installed.</param>
internal sealed record AccessAnswer(string? AccessToken, string? RefreshToken, long? ExpiresIn, TeamInfo? Team) : SlackAnswer;

internal sealed record TeamInfo(string Id, string? Name);
