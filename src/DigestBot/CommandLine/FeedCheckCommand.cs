using System.Collections.Concurrent;
using System.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Feeds;
using DigestBot.Storage;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot feed check</c>: asks every feed once and says how it is.</summary>
internal static class FeedCheckCommand
{
    // Into a file or a pipe a table needs no terminal's width: no address is broken over lines.
    private const int WidthOfFiles = 240;

    public static Command Create()
    {
        var opml = new Option<string?>("--opml") { Description = "Check the feeds of this OPML file instead of the bot's own.", HelpName = "FILE" };
        var command = new Command(
            "check",
            "Fetches every feed once and prints how each is, in a table; exit code 1 when one fails.\n"
            + "Example: digestbot feed check --opml config/feeds.opml") { opml };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(opml), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? opml, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var fetcher = services.GetRequiredService<FeedFetcher>();
        var feeds = opml is null ? await OwnFeedsAsync(services, cancellationToken) : (await OpmlFile.ReadAsync(opml, cancellationToken)).Feeds;
        if (feeds.Count == 0)
        {
            throw new InputException(opml is null ? "There are no feeds: add some with digestbot import FILE." : $"{opml} lists no feeds.");
        }

        var options = services.GetRequiredService<IOptions<FeedOptions>>().Value;
        var health = await Progress.ShowAsync("Checking feeds", feeds.Count, advance => CheckAsync(feeds, fetcher, options, advance, cancellationToken));
        Print(feeds, health);
        var failing = health.Values.Count(h => h.IsFailing);
        await Console.Error.WriteLineAsync(failing == 0 ? $"All {feeds.Count} feeds are fine." : $"{failing} of {feeds.Count} feeds fail.");
        return failing == 0 ? ExitCode.Success : ExitCode.Problem;
    }

    /// <summary>The database's feeds; before the bot has ever run, those it would start with.</summary>
    private static async Task<IReadOnlyList<NewFeed>> OwnFeedsAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<StorageOptions>>().Value is var storage && (storage.IsShared() || File.Exists(storage.Path)))
        {
            var store = await services.OpenFeedsAsync(cancellationToken);
            return [.. (await store.ListAsync(cancellationToken)).Select(feed => new NewFeed(feed.Url, feed.Title))];
        }

        return await OpmlFile.ReadFirstAsync(services.GetRequiredService<IOptions<FeedOptions>>().Value, cancellationToken);
    }

    /// <summary>Hosts side by side, a host's feeds one after the other.</summary>
    private static async Task<ConcurrentDictionary<NewFeed, FeedHealth>> CheckAsync(
        IReadOnlyList<NewFeed> feeds, FeedFetcher fetcher, FeedOptions options, Action advance, CancellationToken cancellationToken)
    {
        var health = new ConcurrentDictionary<NewFeed, FeedHealth>();
        var hosts = feeds.GroupBy(feed => new Uri(feed.Url).IdnHost);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrentFetches, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(hosts, parallel, async (host, token) =>
        {
            foreach (var feed in host)
            {
                health[feed] = FeedHealth.Of(await fetcher.FetchAsync(feed.Url, etag: null, lastModified: null, token), TimeProvider.System.GetUtcNow());
                advance();
            }
        });
        return health;
    }

    private static void Print(IReadOnlyList<NewFeed> feeds, ConcurrentDictionary<NewFeed, FeedHealth> health)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Feed", "Address", "How it is");
        foreach (var feed in feeds)
        {
            var (isFailing, words) = health[feed];
            table.AddRow(new Text(isFailing ? "✗" : "✓"), new Text(feed.Title), new Text(FeedAddress.Display(feed.Url)), new Text(words));
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfFiles;
        }

        AnsiConsole.Write(table);
    }
}
