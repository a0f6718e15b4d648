using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DigestBot.Slack.SocketMode;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SocketMessage))]
[JsonSerializable(typeof(Acknowledgement))]
internal sealed partial class SocketJson : JsonSerializerContext;

/// <summary>What Slack sends over a connection.</summary>
/// <param name="Type"><c>hello</c>, <c>disconnect</c>, or what kind of delivery it is.</param>
/// <param name="EnvelopeId">Of a delivery.</param>
/// <param name="Reason">Of a <c>disconnect</c>.</param>
internal sealed record SocketMessage(string Type, string? EnvelopeId, JsonElement Payload, string? Reason);

internal sealed record Acknowledgement(string EnvelopeId, JsonObject? Payload);
