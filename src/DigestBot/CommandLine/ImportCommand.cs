using System.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot import</c>: takes over the feeds of another reader.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "An OPML file; it need not be well-formed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be added and add nothing." };
        var command = new Command(
            "import",
            "Adds the feeds of an OPML list to the bot's; what is there already stays as it is.\n"
            + "Example: digestbot import subscriptions.opml --dry-run")
        {
            file,
            dryRun,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, bool dryRun, CancellationToken cancellationToken)
    {
        var list = await OpmlFile.ReadAsync(file, cancellationToken);
        await using var services = CommandServices.Create();
        var store = await services.OpenFeedsAsync(cancellationToken);
        var known = (await store.ListAsync(cancellationToken)).Select(feed => feed.Url).ToHashSet(StringComparer.Ordinal);
        var added = 0;
        foreach (var feed in list.Feeds)
        {
            if (!known.Add(feed.Url))
            {
                continue;
            }

            added++;
            Console.WriteLine($"{(dryRun ? "would add" : "added")}  {feed.Title}  {FeedAddress.Display(feed.Url)}");
            if (!dryRun)
            {
                await store.AddAsync(feed, cancellationToken);
            }
        }

        foreach (var address in list.Unusable)
        {
            await Console.Error.WriteLineAsync($"left out: {address} is no http or https address");
        }

        await Console.Error.WriteLineAsync($"{added} of {list.Feeds.Count} feeds {(dryRun ? "would be added" : "added")}; {list.Feeds.Count - added} were there already.");
        return ExitCode.Success;
    }
}
