using System.Text.Json;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>JSON Feed 1.0 and 1.1; a value of the wrong type is left out rather than an error.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static ParsedFeed Read(string document, Uri? documentBase)
    {
        using var json = Parse(document);
        var feed = json.RootElement;
        if (feed.ValueKind is not JsonValueKind.Object || Items(feed) is not { } items)
        {
            throw new FeedFormatException("The document is JSON but no JSON Feed: it has no \"items\".");
        }

        if (items.GetArrayLength() > FeedLimits.MaxEntries)
        {
            throw FeedLimits.TooManyEntries();
        }

        var site = WebAddress.ResolveOrNull(documentBase, Text(feed, "home_page_url"));
        var authors = Authors(feed, documentBase);
        return new ParsedFeed(Text(feed, "version")?.EndsWith("/1", StringComparison.Ordinal) == true ? "json1.0" : "json1.1")
        {
            Title = Text(feed, "title"),
            Subtitle = Text(feed, "description"),
            Link = site,
            Language = Text(feed, "language"),
            Entries = [.. items.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object).Select(item => ReadItem(item, documentBase, authors))],
        };
    }

    private static JsonDocument Parse(string document)
    {
        try
        {
            return JsonDocument.Parse(document, Lenient);
        }
        catch (JsonException broken)
        {
            throw new FeedFormatException($"The document begins like JSON but breaks off at line {broken.LineNumber + 1}: it is no JSON Feed.");
        }
    }

    private static JsonElement? Items(JsonElement feed) =>
        feed.TryGetProperty("items", out var items) && items.ValueKind is JsonValueKind.Array ? items : null;

    private static FeedEntry ReadItem(JsonElement item, Uri? documentBase, IReadOnlyList<FeedAuthor> feedAuthors)
    {
        var authors = Authors(item, documentBase);
        return new FeedEntry
        {
            Id = Text(item, "id"),
            Title = Text(item, "title"),
            Link = WebAddress.ResolveOrNull(documentBase, Text(item, "url") ?? Text(item, "external_url")),
            Published = FeedDate.Parse(Text(item, "date_published")) ?? FeedDate.Parse(Text(item, "date_modified")),
            Updated = FeedDate.Parse(Text(item, "date_modified")),
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Summary = Text(item, "summary"),
            Content = Text(item, "content_html") ?? Text(item, "content_text"),
            Categories = Tags(item),
            ImageUrl = WebAddress.ResolveOrNull(documentBase, Text(item, "image") ?? Text(item, "banner_image")),
            Language = Text(item, "language"),
        };
    }

    /// <summary>Version 1.1 has a list, 1.0 a single author.</summary>
    private static List<FeedAuthor> Authors(JsonElement owner, Uri? documentBase)
    {
        var people = owner.TryGetProperty("authors", out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray().ToList()
            : owner.TryGetProperty("author", out var one) ? [one]
            : [];
        return [.. people.Where(person => person.ValueKind is JsonValueKind.Object)
            .Select(person => new FeedAuthor(Text(person, "name"), Email: null, WebAddress.ResolveOrNull(documentBase, Text(person, "url"))))
            .Where(author => author.Name is not null || author.Uri is not null)];
    }

    private static List<string> Tags(JsonElement item) =>
        item.TryGetProperty("tags", out var tags) && tags.ValueKind is JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind is JsonValueKind.String).Select(tag => tag.GetString()!.Trim()).Where(tag => tag.Length > 0)]
            : [];

    /// <summary>Ids are numbers in some feeds.</summary>
    private static string? Text(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }
}
