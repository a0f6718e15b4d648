using System.Text.Json;
using DigestBot.Core.Chat;

namespace DigestBot.Web.LocalChat;

/// <summary>The bot's messages as the store keeps them.</summary>
internal static class LocalMessageBody
{
    /// <summary>Null where the text is no such message: an older version's, or someone's own edit of the database.</summary>
    public static ChatMessage? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ChatJson.Default.ChatMessage);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
