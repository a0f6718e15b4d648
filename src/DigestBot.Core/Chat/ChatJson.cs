using System.Text.Json.Serialization;

namespace DigestBot.Core.Chat;

/// <summary>A message as JSON and back, as the local chat keeps it: <c>JsonSerializer.Serialize(message, ChatJson.Default.ChatMessage)</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatMessage))]
public sealed partial class ChatJson : JsonSerializerContext;
