using System.Text.Json.Serialization;

namespace DigestBot.Discord.Gateway;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GatewaySend<GatewayIdentify>), TypeInfoPropertyName = "Identify")]
[JsonSerializable(typeof(GatewaySend<GatewayResume>), TypeInfoPropertyName = "Resume")]
[JsonSerializable(typeof(GatewayHello))]
[JsonSerializable(typeof(GatewayReady))]
[JsonSerializable(typeof(GatewayDeparture))]
internal sealed partial class GatewayJson : JsonSerializerContext;

internal sealed record GatewaySend<T>(GatewayOp Op, T D);

/// <param name="Shard">Which of how many.</param>
internal sealed record GatewayIdentify(string Token, GatewayProperties Properties, int Intents, int[] Shard);

internal sealed record GatewayProperties(string Os, string Browser, string Device);

internal sealed record GatewayResume(string Token, string SessionId, long Seq);

/// <param name="HeartbeatInterval">Milliseconds.</param>
internal sealed record GatewayHello(double HeartbeatInterval);

internal sealed record GatewayReady(string SessionId, string ResumeGatewayUrl);

/// <summary>A server, or where <paramref name="GuildId"/> is given, a channel of it.</summary>
/// <param name="Unavailable">An outage; else the bot was removed.</param>
internal sealed record GatewayDeparture(string Id, string? GuildId, bool? Unavailable);
