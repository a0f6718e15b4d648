using System.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot feed parse</c>: what the bot reads in a feed, as JSON.</summary>
internal static class FeedParseCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("source")
        {
            Description = "A file or an http(s) address; several give one JSON object a line, each with \"file\".",
            Arity = ArgumentArity.OneOrMore,
        };
        var baseUrl = new Option<string?>("--base-url") { Description = "The address relative links in files are resolved against.", HelpName = "URL" };
        var command = new Command(
            "parse",
            "Prints what the bot reads in a feed (RSS, Atom or JSON Feed) as JSON.\n"
            + "Example: digestbot feed parse news.xml --base-url https://example.org/news.xml")
        {
            sources,
            baseUrl,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(sources), parsed.GetValue(baseUrl), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] sources, string? baseUrl, CancellationToken cancellationToken)
    {
        await using var services = sources.Any(DocumentInput.IsAddress) ? CommandServices.Create() : null;
        var fetcher = services?.GetRequiredService<FeedFetcher>();
        return await DocumentsOutput.WriteAsync(sources, source => ReadAsync(source, baseUrl, fetcher, cancellationToken), FeedJson.WriteMembers);
    }

    private static Task<ParsedFeed> ReadAsync(string source, string? baseUrl, FeedFetcher? fetcher, CancellationToken cancellationToken) =>
        DocumentInput.IsAddress(source) ? FetchAsync(source, fetcher!, cancellationToken) : ReadFileAsync(source, baseUrl, cancellationToken);

    private static async Task<ParsedFeed> FetchAsync(string address, FeedFetcher fetcher, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(address, etag: null, lastModified: null, cancellationToken);
        return result is FetchResult.Modified modified
            ? modified.Feed
            : throw new InputException($"{FeedAddress.Display(address)} {FeedHealth.Of(result, TimeProvider.System.GetUtcNow()).Words.TrimEnd('.')}.");
    }

    private static async Task<ParsedFeed> ReadFileAsync(string source, string? baseUrl, CancellationToken cancellationToken)
    {
        var document = await DocumentInput.ReadFileAsync(source, "a feed's file or an http(s) address", cancellationToken);
        try
        {
            return FeedParser.Parse(document, baseUrl);
        }
        catch (FeedFormatException problem)
        {
            throw new InputException($"{source}: {problem.Message}");
        }
    }
}
