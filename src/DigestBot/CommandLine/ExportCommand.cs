using System.CommandLine;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot export</c>: hands the bot's feeds to another reader.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "Where to write; stdout when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(
            "export",
            "Writes the bot's feeds as an OPML list that other readers take.\n"
            + "Example: digestbot export feeds.opml") { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? file, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var store = await services.OpenFeedsAsync(cancellationToken);
        var feeds = await store.ListAsync(cancellationToken);
        var list = OpmlDocument.Shareable(feeds);
        if (file is null)
        {
            await using var output = Console.OpenStandardOutput();
            list.Write(output);
        }
        else
        {
            WriteWhole(list, file);
        }

        var secret = feeds.Count - list.Feeds.Count;
        await Console.Error.WriteLineAsync($"{list.Feeds.Count} feeds written{(secret > 0 ? $"; {secret} with a password or key in the address left out: add them by hand where they are wanted" : "")}.");
        return ExitCode.Success;
    }

    /// <summary>A list that was there stays whole until the new one is.</summary>
    private static void WriteWhole(OpmlDocument list, string file)
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
                list.Write(output);
            }

            File.Move(beside, file, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file} cannot be written: {problem.Message}");
        }
    }
}
