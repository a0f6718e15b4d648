using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Slack.SocketMode;

/// <summary>Who hears of what people do.</summary>
internal interface IDeliveries
{
    /// <summary>Reads what it needs and returns at once: whatever takes time goes on elsewhere.</summary>
    /// <param name="id">The same when Slack delivers it again.</param>
    /// <param name="kind">As Socket Mode calls it: <c>slash_commands</c>, <c>interactive</c>, <c>events_api</c>.</param>
    /// <exception cref="JsonException">The payload is not as documented.</exception>
    void Take(string id, string kind, JsonElement payload);

    /// <summary>A form was sent off: Slack waits for what becomes of it.</summary>
    /// <returns>Within some 2 s, what to acknowledge with; null: nothing, the form closes.</returns>
    /// <exception cref="JsonException">The payload is not as documented.</exception>
    Task<JsonObject?> TakeFormAsync(string id, JsonElement payload);

    /// <summary>Whether a delivery is a form that was sent off.</summary>
    static bool IsForm(string kind, JsonElement payload) =>
        kind == "interactive" && payload.ValueKind is JsonValueKind.Object && payload.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.ValueEquals("view_submission");
}
