using System.Diagnostics;

namespace DigestBot.Benchmarks.Feeds;

/// <summary>Another feed program of this machine, run to its end.</summary>
internal static class OtherProgram
{
    /// <param name="input">Its standard input; null for none.</param>
    /// <returns>Its standard output; null where the program is not installed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string?> RunAsync(string program, string[] arguments, byte[]? input = null, string? home = null)
    {
        if (!File.Exists(program))
        {
            return null;
        }

        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = home ?? Path.GetTempPath();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input ?? []);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}
