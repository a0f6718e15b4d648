using System.Diagnostics;

namespace DigestBot.Tests.CommandLine;

/// <summary>A run of the program as a user starts it, in a process of its own.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    public static Task<(int ExitCode, string Output, string Error)> OfAsync(params IEnumerable<string> arguments) =>
        WithSettingsAsync([], arguments);

    /// <param name="settings">Put into the environment, where <c>Storage__Path</c> is <c>Storage:Path</c>.</param>
    public static async Task<(int ExitCode, string Output, string Error)> WithSettingsAsync(
        IEnumerable<(string Name, string Value)> settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "digestbot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await error);
    }
}
