using System.CommandLine;
using DigestBot.CommandLine.Input;
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
        var url = new Option<string?>("--url") { Description = "Where a page in a file is from, e.g. https://example.org/news/1", HelpName = "URL" };
        var command = new Command(
            "extract",
            "Prints the title, byline, date, language, site and text of a web page as JSON.\n"
            + "Example: digestbot article extract page.html")
        {
            pages,
            url,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(pages), parsed.GetValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] pages, string? url, CancellationToken cancellationToken)
    {
        await using var services = pages.Any(DocumentInput.IsAddress) ? CommandServices.Create() : null;
        var fetcher = services?.GetRequiredService<PageFetcher>();
        return await DocumentsOutput.WriteAsync(pages, page => ReadAsync(page, url, fetcher, cancellationToken), ArticleJson.WriteMembers);
    }

    private static Task<ExtractedArticle> ReadAsync(string page, string? url, PageFetcher? fetcher, CancellationToken cancellationToken) =>
        DocumentInput.IsAddress(page) ? FetchAsync(page, fetcher!, cancellationToken) : ReadFileAsync(page, url, cancellationToken);

    private static async Task<ExtractedArticle> FetchAsync(string address, PageFetcher fetcher, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(address, cancellationToken) switch
        {
            FetchedPage.Read page => ArticleExtractor.Extract(page.Body, page.ContentType, page.Address),
            FetchedPage.Failed failed => throw new InputException($"{FeedAddress.Display(address)} {failed.Reason}."),
            var other => throw new InvalidOperationException($"No such end of a fetch: {other}."),
        };

    private static async Task<ExtractedArticle> ReadFileAsync(string page, string? url, CancellationToken cancellationToken) =>
        ArticleExtractor.Extract(await DocumentInput.ReadFileAsync(page, "an HTML file or an http(s) address", cancellationToken), url: url);
}
