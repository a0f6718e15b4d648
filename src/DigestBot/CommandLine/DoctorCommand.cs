using System.CommandLine;
using DigestBot.CommandLine.Doctor;
using DigestBot.Hosting;
using DigestBot.Web;
using Microsoft.Extensions.Options;

namespace DigestBot.CommandLine;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var running = new Option<bool>("--running") { Description = "Only ask whether the bot runs and is well: exit code 0 or 1 (for container health checks)." };
        var command = new Command(
            "doctor",
            "Checks settings, database, clock, feeds and the console, and says how to mend what is wrong. Exit code 1 when something is.\n"
            + "Example: Storage__Path=/srv/digestbot.db digestbot doctor") { running };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(running), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool runningOnly, CancellationToken cancellationToken)
    {
        await using var app = BotHost.CreateBuilder().AddDigestBot().Build();
        if (runningOnly)
        {
            var address = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Address;
            var healthy = await RunningBot.IsHealthyAsync(address, cancellationToken);
            await Console.Out.WriteLineAsync(healthy ? $"well: {address}" : $"no healthy bot answers at {address}");
            return healthy ? ExitCode.Success : ExitCode.Problem;
        }

        var problems = 0;
        await foreach (var finding in new Checkup(app.Services, app.Services.GetRequiredService<TimeProvider>()).RunAsync(cancellationToken))
        {
            var mark = finding.Verdict switch { Verdict.Good => "ok  ", Verdict.Note => "note", _ => "MEND" };
            await Console.Out.WriteLineAsync($"{mark}  {finding.Subject,-9} {finding.Detail.ReplaceLineEndings(Environment.NewLine + new string(' ', 16))}");
            problems += finding.Verdict is Verdict.Problem ? 1 : 0;
        }

        return problems == 0 ? ExitCode.Success : ExitCode.Problem;
    }
}
