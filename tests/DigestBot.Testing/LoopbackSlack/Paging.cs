using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Lists in pages, with a cursor that tells nothing to whoever looks at it.</summary>
internal static class Paging
{
    private const int Most = 999;

    /// <param name="name">What the list is called in the answer.</param>
    /// <exception cref="SlackError">The cursor is none of the server's.</exception>
    public static JsonObject Page(WebApiCall call, string name, IReadOnlyList<JsonNode> all, int usual = 100)
    {
        var from = PlaceOf(call.Text("cursor"));
        // Clients send 0 for "as many as you like".
        var limit = call.Number("limit", usual) is var wished and > 0 ? Math.Min(wished, Most) : usual;
        var next = from + limit < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"next:{from + limit}")) : "";
        return new JsonObject
        {
            ["ok"] = true,
            [name] = new JsonArray([.. all.Skip(from).Take(limit).Select(item => item.DeepClone())]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        };
    }

    private static int PlaceOf(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length) && Encoding.ASCII.GetString(bytes, 0, length) is var text && text.StartsWith("next:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan("next:".Length), CultureInfo.InvariantCulture, out var place)
            ? place
            : throw new SlackError("invalid_cursor");
    }
}
