using System.Text.Json;

namespace DigestBot.Slack.SocketMode;

/// <summary>Who hears of what people do.</summary>
internal interface IDeliveries
{
    /// <summary>Reads what it needs and returns at once: whatever takes time goes on elsewhere.</summary>
    /// <param name="id">The same when Slack delivers it again.</param>
    /// <param name="kind">As Socket Mode calls it: <c>slash_commands</c>, <c>interactive</c>, <c>events_api</c>.</param>
    /// <exception cref="JsonException">The payload is not as documented.</exception>
    void Take(string id, string kind, JsonElement payload);
}
