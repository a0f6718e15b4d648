using System.CommandLine;
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
        var baseUrl = new Option<string?>("--base-url") { Description = "The address relative links in files are resolved against." };
        var command = new Command(
            "parse",
            "Prints what the bot reads in a feed (RSS, Atom or JSON Feed) as JSON. Example: digestbot feed parse news.xml --base-url https://example.org/news.xml")
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
        await using var services = sources.Any(IsAddress) ? CommandServices.Create() : null;
        var fetcher = services?.GetRequiredService<FeedFetcher>();
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        if (sources is [var only])
        {
            await output.WriteLineAsync(FeedJson.Write(await ReadAsync(only, baseUrl, fetcher, cancellationToken), indented: true));
            return ExitCode.Success;
        }

        var exitCode = ExitCode.Success;
        foreach (var source in sources)
        {
            try
            {
                await output.WriteLineAsync(FeedJson.WriteLine(source, await ReadAsync(source, baseUrl, fetcher, cancellationToken)));
            }
            catch (InputException problem)
            {
                await output.WriteLineAsync(FeedJson.WriteError(source, problem.Message));
                exitCode = ExitCode.Problem;
            }
        }

        return exitCode;
    }

    private static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static Task<ParsedFeed> ReadAsync(string source, string? baseUrl, FeedFetcher? fetcher, CancellationToken cancellationToken) =>
        IsAddress(source) ? FetchAsync(source, fetcher!, cancellationToken) : ReadFileAsync(source, baseUrl, cancellationToken);

    private static async Task<ParsedFeed> FetchAsync(string address, FeedFetcher fetcher, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(address, etag: null, lastModified: null, cancellationToken);
        return result is FetchResult.Modified modified
            ? modified.Feed
            : throw new InputException($"{FeedAddress.Display(address)} {FeedHealth.Of(result, TimeProvider.System.GetUtcNow()).Words}");
    }

    private static async Task<ParsedFeed> ReadFileAsync(string source, string? baseUrl, CancellationToken cancellationToken)
    {
        try
        {
            return FeedParser.Parse(await File.ReadAllBytesAsync(source, cancellationToken), baseUrl);
        }
        catch (FeedFormatException problem)
        {
            throw new InputException($"{source}: {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Directory.Exists(source)
                ? $"{source} is a folder: name the feed files in it."
                : $"{source} cannot be read: {problem.Message}");
        }
    }
}
