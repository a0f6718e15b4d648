using System.Diagnostics;
using System.Globalization;
using DigestBot.Testing.Kills;

namespace DigestBot.Benchmarks.Start;

/// <summary>A program started for measuring: how long until it says a line, how much memory it holds.</summary>
internal sealed class MeasuredProcess : INode
{
    private readonly Process process;

    private readonly StandardErrorLog log;

    private MeasuredProcess(Process process, StandardErrorLog log, TimeSpan readyAfter)
    {
        this.process = process;
        this.log = log;
        ReadyAfter = readyAfter;
    }

    public TimeSpan ReadyAfter { get; }

    /// <summary>Waits for what the program logs once its work after the start is done.</summary>
    public Task WaitForLogAsync(string mark) => log.WaitForAsync(mark);

    // Rebuilding an index takes seconds: memory that has kept still for so long has settled.
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Resident memory in MB once it has kept within 1 MB for some seconds.</summary>
    public async Task<double> SettledMegabytesAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var (since, at) = (began, ResidentMegabytes);
        while (Stopwatch.GetElapsedTime(since) < Still && Stopwatch.GetElapsedTime(began) < Longest)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            if (Math.Abs(ResidentMegabytes - at) > 1)
            {
                (since, at) = (Stopwatch.GetTimestamp(), ResidentMegabytes);
            }
        }

        return ResidentMegabytes;
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory now, in MB, as Linux counts it.</summary>
    private double ResidentMegabytes =>
        double.Parse(
            File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;

    public static async Task<MeasuredProcess> StartAsync(string assembly, string[] arguments, IReadOnlyDictionary<string, string> environment, string readyMark, string workingDirectory)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var started = Process.Start(start)!;
        var errors = new StandardErrorLog(started);
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(readyMark, StringComparison.Ordinal))
            {
                return new MeasuredProcess(started, errors, Stopwatch.GetElapsedTime(began));
            }
        }

        throw new InvalidOperationException($"{Path.GetFileName(assembly)} ended before it was ready: {errors.Text}");
    }

    public Task FreezeAsync() => ProcessSignal.SendAsync(process, "STOP");

    public Task WakeAsync() => ProcessSignal.SendAsync(process, "CONT");

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
