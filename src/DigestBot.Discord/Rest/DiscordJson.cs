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
internal sealed partial class DiscordJson : JsonSerializerContext;

internal sealed record RateLimitBody(double RetryAfter, bool Global);

internal sealed record ErrorBody(int Code, string? Message, JsonElement? Errors);

internal sealed record GatewayInfo(string Url, int Shards, SessionStartLimit SessionStartLimit);

/// <param name="ResetAfter">Milliseconds.</param>
internal sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);

internal sealed record ApplicationInfo(string Id, string? Name);

/// <param name="LastMessageId">Null where nobody ever wrote.</param>
internal sealed record ChannelInfo(string Id, int Type, string? GuildId, string? Name, string? LastMessageId);

internal sealed record PostedMessage(string Id, JsonElement? Components);
