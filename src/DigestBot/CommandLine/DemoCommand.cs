using System.CommandLine;
using DigestBot.Demo;
using DigestBot.Hosting;

namespace DigestBot.CommandLine;

internal static class DemoCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The local chat's port on this machine.", HelpName = "N", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 65535)
            {
                result.AddError("--port takes a number from 1 to 65535.");
            }
        });
        var command = new Command(
            "demo",
            "Runs the whole bot on three days of fictional coverage, without network or settings. Open the address it prints and type /digest today.\n"
            + "Example: digestbot demo --port 5081") { port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        var coverage = DemoCoverage.EndingAt(TimeProvider.System.GetUtcNow());
        await using var feeds = await DemoFeedServer.StartAsync(coverage, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("digestbot-demo-");
        try
        {
            return await BotHost.RunAsync(
                () => BotHost.CreateBuilder(DemoSettings.For(folder, port, feeds)).AddDigestBot().Build(),
                (services, token) => DemoNewsroom.OpenAsync(services, coverage, feeds, token),
                (app, _) => Console.Out.WriteLineAsync(
                    $"DigestBot's demo is ready: {app.ConsoleAddress()} ({coverage.Articles.Count} fictional articles of {coverage.Outlets.Count} outlets; type /digest today there; Ctrl+C ends it and leaves nothing behind)"),
                cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
