using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Articles;

namespace DigestBot.CommandLine;

/// <summary>A page's article as <c>article extract</c> prints it: other people's scripts depend on the names.</summary>
internal static class ArticleJson
{
    public static void WriteMembers(Utf8JsonWriter json, ExtractedArticle article)
    {
        json.WriteString("title", article.Title);
        json.WriteString("byline", article.Byline);
        json.WriteString("published", article.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("language", article.Language);
        json.WriteString("siteName", article.SiteName);
        json.WriteString("text", article.Text);
        if (article.Obstacle is { } obstacle)
        {
            json.WriteString("obstacle", JsonNamingPolicy.CamelCase.ConvertName(obstacle.ToString()));
        }
    }
}
