using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.Core.Articles;

namespace DigestBot.CommandLine;

/// <summary><c>article extract FILE|URL …</c>: what the extractor reads in web pages, as JSON.</summary>
internal static class ArticleCommand
{
    // Readable in a terminal: only what JSON itself must escape is escaped.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static Command Create()
    {
        var command = new Command("article", "Works on single web pages.");
        command.Subcommands.Add(CreateExtract());
        return command;
    }

    private static Command CreateExtract()
    {
        var pages = new Argument<string[]>("page")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "HTML files, or addresses of pages: page.html https://example.org/news/1",
        };
        var command = new Command(
            "extract",
            "Prints title, byline, date, language, site and text of a page as JSON. Several pages: one object a line, in order, each with \"file\".")
        {
            pages,
        };
        command.SetAction((result, cancellationToken) => ExtractAsync(result.GetRequiredValue(pages), cancellationToken));
        return command;
    }

    private static async Task<int> ExtractAsync(string[] pages, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        await using var lines = new StreamWriter(output);
        var exitCode = ExitCode.Success;
        foreach (var page in pages)
        {
            try
            {
                var extracted = ArticleExtractor.Extract(await ReadAsync(page, cancellationToken));
                await lines.WriteLineAsync(JsonSerializer.Serialize(Line.Of(extracted, pages.Length > 1 ? page : null), Json));
            }
            catch (InputException problem) when (pages.Length > 1)
            {
                exitCode = ExitCode.Problem;
                await lines.WriteLineAsync(JsonSerializer.Serialize(new Failure(page, problem.Message), Json));
            }
        }

        return exitCode;
    }

    private static async Task<byte[]> ReadAsync(string page, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(page, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{page} cannot be read: {problem.Message}");
        }
    }

    private sealed record Line(
        [property: JsonPropertyName("file"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File,
        [property: JsonPropertyName("title")] string? Title,
        [property: JsonPropertyName("byline")] string? Byline,
        [property: JsonPropertyName("published")] string? Published,
        [property: JsonPropertyName("language")] string? Language,
        [property: JsonPropertyName("siteName")] string? SiteName,
        [property: JsonPropertyName("text")] string Text)
    {
        public static Line Of(ExtractedArticle article, string? file) => new(
            file,
            article.Title,
            article.Byline,
            article.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            article.Language,
            article.SiteName,
            article.Text);
    }

    private sealed record Failure([property: JsonPropertyName("file")] string File, [property: JsonPropertyName("error")] string Error);
}
