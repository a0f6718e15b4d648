using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.Core.Articles;

namespace DigestBot.CommandLine;

/// <summary>A page's article as <c>article extract</c> prints it: other people's scripts depend on the names.</summary>
internal static class ArticleJson
{
    // Text stays readable: nothing here is ever put into a page.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static string Write(ExtractedArticle article) => Write(indented: true, json => WriteArticle(json, article));

    public static string WriteLine(string file, ExtractedArticle article) => Write(indented: false, json =>
    {
        json.WriteString("file", file);
        WriteArticle(json, article);
    });

    public static string WriteError(string file, string error) => Write(indented: false, json =>
    {
        json.WriteString("file", file);
        json.WriteString("error", error);
    });

    private static string Write(bool indented, Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = Readable, NewLine = "\n" }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteArticle(Utf8JsonWriter json, ExtractedArticle article)
    {
        json.WriteString("title", article.Title);
        json.WriteString("byline", article.Byline);
        json.WriteString("published", article.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("language", article.Language);
        json.WriteString("siteName", article.SiteName);
        json.WriteString("text", article.Text);
    }
}
