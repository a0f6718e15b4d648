using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary>A feed as <c>feed parse</c> prints it: other people's scripts depend on the names.</summary>
internal static class FeedJson
{
    public static void WriteMembers(Utf8JsonWriter json, ParsedFeed feed)
    {
        json.WriteString("format", feed.Format);
        json.WriteString("title", feed.Title);
        json.WriteString("subtitle", feed.Subtitle);
        json.WriteString("link", feed.Link);
        json.WriteString("language", feed.Language);
        json.WriteStartArray("entries");
        foreach (var entry in feed.Entries)
        {
            WriteEntry(json, entry);
        }

        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("title", entry.Title);
        json.WriteString("link", entry.Link);
        json.WriteString("published", Rfc3339(entry.Published));
        json.WriteString("updated", Rfc3339(entry.Updated));
        json.WriteStartArray("authors");
        foreach (var author in entry.Authors)
        {
            json.WriteStartObject();
            json.WriteString("name", author.Name);
            json.WriteString("email", author.Email);
            json.WriteString("uri", author.Uri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("summary", entry.Summary);
        json.WriteString("content", entry.Content);
        json.WriteStartArray("categories");
        foreach (var category in entry.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Rfc3339(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString(instant.Value.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
