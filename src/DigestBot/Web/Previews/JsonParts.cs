using System.Text.Json;

namespace DigestBot.Web.Previews;

/// <summary>Reads a platform's JSON leniently: what is missing is absent, never an error.</summary>
internal static class JsonParts
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Parse(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : null;

    public static string Text(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? "" : "";

    public static int? Number(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public static bool Flag(this JsonElement element, string name, bool otherwise) =>
        element.Part(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : otherwise;

    public static IReadOnlyList<JsonElement> Items(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    /// <summary>For reading: indented, letters of every script as they are. The page escapes it like any text.</summary>
    public static string Pretty(string body) => JsonSerializer.Serialize(Parse(body), Indented);
}
