using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;

namespace DigestBot.CommandLine;

/// <summary>An edition as <c>digest --format json</c> prints it: other people's scripts depend on the names.</summary>
/// <remarks>
/// <c>{"title","zone","from","to","built","topics":[…],"remark","counts":{"articles","stories","copiesFolded"},"stories":[{"number","story",
/// "title","url","badge","language","summary":[{"text","citations":[numbers of sources],"disagreement"}],"origin":{"code","name","outlets"},"copies","latest",
/// "imageUrl","sources":[{"number","id","outlet","title","url","isCopy","agency"}],"rank":[{"name","value","weight"}]}]}</c>.
/// Instants are RFC 3339 in UTC; what is not known is null; <c>id</c> is the article's own id in the input.
/// </remarks>
internal static class EditionJson
{
    public static string Write(Edition edition, IReadOnlyDictionary<ArticleId, string> keys) => JsonText.Object(indented: true, json =>
    {
        json.WriteString("title", edition.Title);
        json.WriteString("zone", edition.Zone);
        json.WriteString("from", Instant(edition.From));
        json.WriteString("to", Instant(edition.To));
        json.WriteString("built", Instant(edition.Built));
        WriteArray(json, "topics", edition.Topics, json.WriteStringValue);
        json.WriteString("remark", EditionWords.Remark(edition));
        json.WriteStartObject("counts");
        json.WriteNumber("articles", edition.Counts.Articles);
        json.WriteNumber("stories", edition.Counts.Stories);
        json.WriteNumber("copiesFolded", edition.Counts.CopiesFolded);
        json.WriteEndObject();
        WriteArray(json, "stories", edition.Stories, story => WriteStory(json, story, keys));
    }) + "\n";

    private static void WriteStory(Utf8JsonWriter json, EditionStory story, IReadOnlyDictionary<ArticleId, string> keys)
    {
        json.WriteStartObject();
        json.WriteNumber("number", story.Number);
        json.WriteNumber("story", story.Story.Value);
        json.WriteString("title", story.Title);
        json.WriteString("url", story.Url);
        json.WriteString("badge", story.Badge);
        json.WriteString("language", story.Language);
        WriteArray(json, "summary", story.Summary, sentence =>
        {
            json.WriteStartObject();
            json.WriteString("text", sentence.Text);
            WriteArray(json, "citations", EditionWords.Cited(story, sentence), source => json.WriteNumberValue(source.Number));
            json.WriteString("disagreement", sentence.Disagreement?.Text);
            json.WriteEndObject();
        });
        if (story.Origin is { } origin)
        {
            json.WriteStartObject("origin");
            json.WriteString("code", origin.Code);
            json.WriteString("name", origin.Name);
            json.WriteNumber("outlets", story.OriginOutlets);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("origin");
        }

        json.WriteNumber("copies", story.Copies);
        json.WriteString("latest", Instant(story.Latest));
        json.WriteString("imageUrl", story.ImageUrl);
        WriteArray(json, "sources", story.Sources, source => WriteSource(json, source, keys));
        WriteArray(json, "rank", story.Rank, factor =>
        {
            json.WriteStartObject();
            json.WriteString("name", factor.Name);
            json.WriteString("value", factor.Value);
            json.WriteNumber("weight", Math.Round(factor.Weight, 3));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, EditionSource source, IReadOnlyDictionary<ArticleId, string> keys)
    {
        json.WriteStartObject();
        json.WriteNumber("number", source.Number);
        json.WriteString("id", keys[source.Article]);
        json.WriteString("outlet", source.Outlet);
        json.WriteString("title", source.Title);
        json.WriteString("url", source.Url);
        json.WriteBoolean("isCopy", source.IsCopy);
        json.WriteString("agency", source.Agency?.Code);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static string? Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
