using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary>What was said of a story as <c>export --feedback</c> writes it: other people's scripts depend on the names. No person and no channel is named.</summary>
internal static class FeedbackJson
{
    /// <param name="articles">Those of it that are kept still.</param>
    public static string Line(string platform, StoryFeedback said, IReadOnlyList<Article> articles) => JsonText.Object(indented: false, json =>
    {
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(said.Kind.ToString()));
        json.WriteString("platform", platform);
        json.WriteString("said", Instant(said.At));
        json.WriteString("title", said.Title);
        json.WriteString("language", said.Language);
        Write(json, "articles", articles.Where(article => said.Articles.Contains(article.Id)));
        Write(json, "others", articles.Where(article => said.Others.Contains(article.Id)));
    });

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<Article> articles)
    {
        json.WriteStartArray(name);
        foreach (var article in articles)
        {
            json.WriteStartObject();
            json.WriteString("title", article.Title);
            json.WriteString("url", CanonicalUrl.Shown(article.Url));
            json.WriteString("published", article.Published is { } published ? Instant(published) : null);
            json.WriteString("language", article.Language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
