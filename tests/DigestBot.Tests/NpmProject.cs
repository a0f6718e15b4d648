using System.Diagnostics;

namespace DigestBot.Tests;

/// <summary>A platform's own programs from npm, in a folder of <c>tests/npm</c>: what they accept, the platform accepts.</summary>
/// <param name="name">The folder's.</param>
internal sealed class NpmProject(string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // Two tests that install into one folder at a time would take it from under each other.
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private readonly string _folder = Repository.PathOf(Path.Combine("tests", "npm", name));

    /// <summary>Installs what the lock file names, where that has not been done, and runs a script.</summary>
    /// <returns>What it printed. A script that fails fails the test.</returns>
    public async Task<string> RunAsync(string script, params IEnumerable<string> arguments)
    {
        await InstallAsync();
        return await StartAsync("node", [script, .. arguments]);
    }

    private async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            // npm leaves a copy of the lock file when it is done.
            var installed = new FileInfo(Path.Combine(_folder, "node_modules", ".package-lock.json"));
            if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(_folder, "package-lock.json")))
            {
                await StartAsync("npm", ["ci", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"]);
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private async Task<string> StartAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.\n{await output}\n{await errors}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
