using System.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.CommandLine.Settings;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot import</c>: takes over the feeds of another reader.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "An OPML file; it need not be well-formed. With --settings, a YAML file.", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be added and add nothing." };
        var undo = new Option<bool>("--undo") { Description = "Take back the last import: remove the feeds that it added." };
        var settings = new Option<bool>("--settings")
        {
            Description = "Take over channels' settings, as digestbot export --settings writes them: what changes is shown, then stored. Channels that the file leaves out stay as they are.",
        };
        var command = new Command(
            "import",
            "Adds the feeds of an OPML list to the bot's; what is there already stays as it is.\n"
            + "Examples: digestbot import subscriptions.opml --dry-run\n"
            + "          digestbot import --settings channels.yaml --dry-run")
        {
            file,
            dryRun,
            undo,
            settings,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(undo) == (parsed.GetValue(file) is not null) || (parsed.GetValue(undo) && (parsed.GetValue(dryRun) || parsed.GetValue(settings))))
            {
                parsed.AddError("Give the file to import, or --undo alone.");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(undo)
            ? UndoAsync(cancellationToken)
            : parsed.GetValue(settings) ? SettingsAsync(parsed.GetValue(file)!, parsed.GetValue(dryRun), cancellationToken)
            : ImportAsync(parsed.GetValue(file)!, parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(string file, bool dryRun, CancellationToken cancellationToken)
    {
        var list = await OpmlFile.ReadAsync(file, cancellationToken);
        await using var services = CommandServices.Create();
        var store = await services.OpenFeedsAsync(cancellationToken);
        var added = dryRun ? list.NotIn(await store.SeenByAsync(subscriber: null, cancellationToken)) : [.. (await store.ImportAsync(list.Feeds, cancellationToken)).Select(feed => feed.AsNew())];
        foreach (var feed in added)
        {
            Console.WriteLine($"{(dryRun ? "would add" : "added")}  {feed.Title}  {FeedAddress.Display(feed.Url)}");
        }

        foreach (var address in list.Unusable)
        {
            await Console.Error.WriteLineAsync($"left out: {address} is no http or https address");
        }

        var undo = dryRun || added.Count == 0 ? "" : " Take it back with: digestbot import --undo";
        await Console.Error.WriteLineAsync(
            $"{added.Count} of {list.Feeds.Count} feeds {(dryRun ? "would be added" : "added")}; {list.Feeds.Count - added.Count} were there already.{undo}");
        return ExitCode.Success;
    }

    private static async Task<int> SettingsAsync(string file, bool dryRun, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(new MemoryStream(await DocumentInput.ReadFileAsync(file, "a YAML file of settings", cancellationToken)));
        await using var services = CommandServices.Create();
        var transfer = await services.OpenSettingsAsync(cancellationToken);
        var stored = await transfer.ReadAsync(cancellationToken);
        var byKey = stored.ToDictionary(settings => settings.Key);
        var changes = SettingsTransfer.Compare(stored, new SettingsReader(file).Read(text, byKey.GetValueOrDefault));
        foreach (var (settings, lines) in changes)
        {
            Console.WriteLine($"{settings.Key} ({settings.Channel.Name}){(byKey.ContainsKey(settings.Key) ? "" : ", which is new")}");
            foreach (var line in lines)
            {
                Console.WriteLine($"  {line}");
            }
        }

        if (!dryRun)
        {
            await transfer.ApplyAsync(changes.Select(change => change.Settings), cancellationToken);
        }

        await Console.Error.WriteLineAsync(changes.Count == 0 ? "Nothing differs from what is set." : $"{EditionWords.Count(changes.Count, "channel", "channels")} {(dryRun ? "would be changed" : "changed")}.");
        return ExitCode.Success;
    }

    private static async Task<int> UndoAsync(CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var store = await services.OpenFeedsAsync(cancellationToken);
        var removed = await store.UndoImportAsync(cancellationToken);
        foreach (var feed in removed)
        {
            Console.WriteLine($"removed  {feed.Title}  {FeedAddress.Display(feed.Url)}");
        }

        await Console.Error.WriteLineAsync(removed.Count > 0 ? $"{removed.Count} feeds of the last import removed; what they brought so far stays." : "There is no import to take back.");
        return ExitCode.Success;
    }
}
