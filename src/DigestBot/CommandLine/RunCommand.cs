using System.CommandLine;
using DigestBot.Hosting;

namespace DigestBot.CommandLine;

internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command(
            "run",
            "Runs the bot: feeds, schedules, the web console and the local chat. What digestbot does without a command.\n"
            + "Example: Web__Address=http://localhost:5081 digestbot run");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static Task<int> RunAsync(CancellationToken cancellationToken) =>
        BotHost.RunAsync(
            () => BotHost.CreateBuilder().AddDigestBot().Build(),
            (services, token) => services.GetRequiredService<FirstFeeds>().AddWhereNewAsync(token),
            (app, _) => Console.Out.WriteLineAsync($"DigestBot is ready: {app.ConsoleAddress()} (type /digest today there; Ctrl+C stops it)"),
            cancellationToken);
}
