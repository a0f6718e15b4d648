using System.CommandLine;
using DigestBot.CommandLine.Settings;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot export</c>: hands the bot's feeds to another reader, or what people said of stories to whoever measures grouping.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "Where to write; stdout when left out.", Arity = ArgumentArity.ZeroOrOne };
        var feedback = new Option<bool>("--feedback")
        {
            Description = "Write what people said of stories (mute, less, split, merge) instead: a JSON line each, without names of people or channels.",
        };
        var settings = new Option<bool>("--settings")
        {
            Description = "Write the channels' topics, schedules and other settings instead, as YAML that digestbot import --settings takes back.",
        };
        var command = new Command(
            "export",
            "Writes the bot's feeds as an OPML list that other readers take.\n"
            + "Examples: digestbot export feeds.opml\n"
            + "          digestbot export --feedback labels.jsonl\n"
            + "          digestbot export --settings channels.yaml") { file, feedback, settings };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(feedback) && parsed.GetValue(settings))
            {
                parsed.AddError("Give --feedback or --settings, not both.");
            }
        });
        command.SetAction((parsed, cancellationToken) => (parsed.GetValue(feedback), parsed.GetValue(settings)) switch
        {
            (true, _) => FeedbackAsync(parsed.GetValue(file), cancellationToken),
            (_, true) => SettingsAsync(parsed.GetValue(file), cancellationToken),
            _ => FeedsAsync(parsed.GetValue(file), cancellationToken),
        });
        return command;
    }

    private static async Task<int> FeedsAsync(string? file, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var store = await services.OpenFeedsAsync(cancellationToken);
        var feeds = await store.SeenByAsync(subscriber: null, cancellationToken);
        var list = OpmlDocument.Shareable(feeds);
        await WriteAsync(file, list.Write);
        var secret = feeds.Count - list.Feeds.Count;
        await Console.Error.WriteLineAsync($"{list.Feeds.Count} feeds written{(secret > 0 ? $"; {secret} with a password or key in the address left out: add them by hand where they are wanted" : "")}.");
        return ExitCode.Success;
    }

    private static async Task<int> FeedbackAsync(string? file, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var feeds = await services.OpenFeedsAsync(cancellationToken);
        var export = new FeedbackExport(services.GetRequiredService<IChannelStore>(), services.GetRequiredService<IArticleStore>(), feeds);
        var said = await export.ReadAsync(cancellationToken);
        var lines = said.OfType<string>().ToList();
        await WriteAsync(file, output =>
        {
            using var writer = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
            lines.ForEach(writer.WriteLine);
        });
        var secret = said.Count - lines.Count;
        await Console.Error.WriteLineAsync($"{lines.Count} lines written{(secret > 0 ? $"; {secret} left out, whose sources were removed or have a password or key in the address" : "")}.");
        return ExitCode.Success;
    }

    private static async Task<int> SettingsAsync(string? file, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var all = await (await services.OpenSettingsAsync(cancellationToken)).ReadAsync(cancellationToken);
        await WriteAsync(file, output =>
        {
            using var writer = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
            writer.Write(SettingsTransfer.Write(all));
        });
        await Console.Error.WriteLineAsync($"{EditionWords.Count(all.Count, "channel", "channels")} written.");
        return ExitCode.Success;
    }

    private static async Task WriteAsync(string? file, Action<Stream> write)
    {
        if (file is null)
        {
            await using var output = Console.OpenStandardOutput();
            write(output);
        }
        else
        {
            WriteWhole(file, write);
        }
    }

    /// <summary>A file that was there stays whole until the new one is.</summary>
    private static void WriteWhole(string file, Action<Stream> write)
    {
        if (Directory.Exists(file))
        {
            throw new InputException($"{file} is a folder: name a file.");
        }

        var beside = file + ".new";
        try
        {
            using (var output = File.Create(beside))
            {
                write(output);
            }

            File.Move(beside, file, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file} cannot be written: {problem.Message}");
        }
    }
}
