using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A delivery by HTTP, signed as Slack signs.</summary>
public static class SignedDelivery
{
    /// <summary><c>v0=</c> and the HMAC of version, time and body.</summary>
    public static string Sign(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    internal static async Task<(int Status, JsonObject? Payload)> SendAsync(Uri address, SlackInteraction interaction, string secret, int retry, TimeProvider time)
    {
        var (body, type) = Body(interaction);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Sign(secret, timestamp, body));
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) as JsonObject : null);
    }

    private static (string Body, string Type) Body(SlackInteraction interaction) => interaction.Kind switch
    {
        "slash_commands" => (string.Join('&', interaction.Payload.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value?.ToString() ?? "")}")), MediaTypeNames.Application.FormUrlEncoded),
        "interactive" => ($"payload={Uri.EscapeDataString(interaction.Payload.ToJsonString())}", MediaTypeNames.Application.FormUrlEncoded),
        _ => (interaction.Payload.ToJsonString(), MediaTypeNames.Application.Json),
    };
}
