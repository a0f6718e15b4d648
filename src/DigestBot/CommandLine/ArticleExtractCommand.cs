using System.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot article extract</c>: the article in a web page, as JSON.</summary>
internal static class ArticleExtractCommand
{
    public static Command Create()
    {
        var pages = new Argument<string[]>("page")
        {
            Description = "An HTML file or an http(s) address; several give one JSON object a line, each with \"file\".",
            Arity = ArgumentArity.OneOrMore,
        };
        var url = new Option<string?>("--url") { Description = "Where a page in a file is from, e.g. https://example.org/news/1" };
        var command = new Command(
            "extract",
            "Prints the title, byline, date, language, site and text of a web page as JSON. Example: digestbot article extract page.html")
        {
            pages,
            url,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(pages), parsed.GetValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] pages, string? url, CancellationToken cancellationToken)
    {
        await using var services = pages.Any(IsAddress) ? CommandServices.Create() : null;
        var fetcher = services?.GetRequiredService<PageFetcher>();
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        if (pages is [var only])
        {
            await output.WriteLineAsync(ArticleJson.Write(await ReadAsync(only, url, fetcher, cancellationToken)));
            return ExitCode.Success;
        }

        var exitCode = ExitCode.Success;
        foreach (var page in pages)
        {
            try
            {
                await output.WriteLineAsync(ArticleJson.WriteLine(page, await ReadAsync(page, url, fetcher, cancellationToken)));
            }
            catch (InputException problem)
            {
                await output.WriteLineAsync(ArticleJson.WriteError(page, problem.Message));
                exitCode = ExitCode.Problem;
            }
        }

        return exitCode;
    }

    private static bool IsAddress(string page) =>
        page.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || page.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static Task<ExtractedArticle> ReadAsync(string page, string? url, PageFetcher? fetcher, CancellationToken cancellationToken) =>
        IsAddress(page) ? FetchAsync(page, fetcher!, cancellationToken) : ReadFileAsync(page, url, cancellationToken);

    private static async Task<ExtractedArticle> FetchAsync(string address, PageFetcher fetcher, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(address, cancellationToken) switch
        {
            FetchedPage.Read page => ArticleExtractor.Extract(page.Body, page.ContentType, page.Address),
            FetchedPage.Failed failed => throw new InputException($"{FeedAddress.Display(address)} {failed.Reason}."),
            var other => throw new InvalidOperationException($"No such end of a fetch: {other}."),
        };

    private static async Task<ExtractedArticle> ReadFileAsync(string page, string? url, CancellationToken cancellationToken)
    {
        try
        {
            return ArticleExtractor.Extract(await File.ReadAllBytesAsync(page, cancellationToken), url: url);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{page} does not exist: name an HTML file or an http(s) address.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Directory.Exists(page)
                ? $"{page} is a folder: name the pages in it."
                : $"{page} cannot be read: {problem.Message}");
        }
    }
}
