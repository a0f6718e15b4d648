using System.CommandLine;
using DigestBot.Storage;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot backup</c>: copies the database, whether the bot runs or not.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Where to write; its folder must be there." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var command = new Command(
            "backup",
            "Copies the bot's SQLite database into a file, also while the bot runs, and checks the copy.\n"
            + "Example: digestbot backup /srv/backups/monday.db --force") { file, force };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(force), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, bool overwrite, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        await services.BackUpStorageAsync(file, overwrite, cancellationToken);
        await Console.Error.WriteLineAsync($"{file} written and checked ({new FileInfo(file).Length / 1_000_000.0:N1} MB). To restore it, see \"Backup and restore\" in the README.");
        return ExitCode.Success;
    }
}
