using System.Text.Json;
using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>What the page's JSON-LD says of its article (schema.org).</summary>
/// <remarks>A block that is no JSON is passed over: the page's other marks are read instead.</remarks>
internal sealed class LinkedData
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public string? Headline { get; private set; }

    public string? Author { get; private set; }

    public string? Published { get; private set; }

    public string? Publisher { get; private set; }

    public string? Language { get; private set; }

    public string? Description { get; private set; }

    public string? ArticleBody { get; private set; }

    public bool IsPaidFor { get; private set; }

    public static LinkedData Read(IDocument page)
    {
        var found = new LinkedData();
        foreach (var script in page.GetElementsByTagName("script"))
        {
            if (script.GetAttribute("type") is { } type && type.Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
            {
                found.ReadBlock(script.TextContent);
            }
        }

        return found;
    }

    private void ReadBlock(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(Unwrapped(json), Lenient);
            ReadNode(document.RootElement);
        }
        catch (JsonException)
        {
            // Templates often break these blocks with raw line breaks or quotes.
        }
    }

    // Some systems hide scripts from XML parsers in a CDATA section, or from very old browsers in a comment.
    private static ReadOnlyMemory<char> Unwrapped(string json)
    {
        var start = json.AsSpan().IndexOfAny('{', '[');
        while (start >= 0 && json.AsSpan(start).StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            var next = json.AsSpan(start + 7).IndexOfAny('{', '[');
            start = next < 0 ? -1 : start + 7 + next;
        }

        var end = json.AsSpan().LastIndexOfAny('}', ']');
        while (end > 0 && json.AsSpan(0, end + 1).EndsWith("]]", StringComparison.Ordinal) && json.AsSpan(end + 1).TrimStart().StartsWith(">", StringComparison.Ordinal))
        {
            end = json.AsSpan(0, end - 1).LastIndexOfAny('}', ']');
        }

        return start < 0 || end <= start ? json.AsMemory() : json.AsMemory(start, end - start + 1);
    }

    private void ReadNode(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                ReadNode(item);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("@graph", out var graph))
            {
                ReadNode(graph);
            }

            if (IsArticle(node))
            {
                ReadArticle(node);
            }
            else if (node.TryGetProperty("mainEntity", out var entity))
            {
                ReadNode(entity);
            }
        }
    }

    private void ReadArticle(JsonElement article)
    {
        Headline ??= Text(article, "headline") ?? Text(article, "name");
        Published ??= Text(article, "datePublished") ?? Text(article, "dateCreated");
        Description ??= Text(article, "description");
        Language ??= Text(article, "inLanguage");
        IsPaidFor |= article.TryGetProperty("isAccessibleForFree", out var free)
            && (free.ValueKind == JsonValueKind.False || string.Equals(Text(article, "isAccessibleForFree"), "false", StringComparison.OrdinalIgnoreCase));
        ArticleBody ??= Text(article, "articleBody");
        Author ??= Names(article, "author") ?? Names(article, "creator");
        Publisher ??= Names(article, "publisher");
    }

    private static bool IsArticle(JsonElement node) =>
        node.TryGetProperty("@type", out var type) && type.ValueKind switch
        {
            JsonValueKind.String => IsArticleType(type.GetString()!),
            JsonValueKind.Array => type.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && IsArticleType(item.GetString()!)),
            _ => false,
        };

    private static bool IsArticleType(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) || type.EndsWith("Report", StringComparison.Ordinal);

    private static string? Names(JsonElement node, string property)
    {
        if (!node.TryGetProperty(property, out var value))
        {
            return null;
        }

        var items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value };
        var names = items
            .Select(item => item.ValueKind == JsonValueKind.String ? Line(item.GetString()) : item.ValueKind == JsonValueKind.Object ? Text(item, "name") : null)
            .Where(name => name is not null && !name.Contains("://", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        return string.Join(", ", names) is { Length: > 0 } joined ? joined : null;
    }

    private static string? Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? property is "articleBody" ? value.GetString() : Line(value.GetString())
            : null;

    private static string? Line(string? text) => HtmlText.ToLine(text) is { Length: > 0 } line ? line : null;
}
