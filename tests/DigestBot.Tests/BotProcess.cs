using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using DigestBot.Hosting;
using DigestBot.Testing.Kills;

namespace DigestBot.Tests;

/// <summary>The program as a user starts it: a process of its own, in an empty folder of its own.</summary>
internal sealed class BotProcess : INode
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Task readErrors;

    private BotProcess(Process process)
    {
        this.process = process;
        readErrors = Task.Run(async () =>
        {
            while (await process.StandardError.ReadLineAsync() is { } line)
            {
                errors.Enqueue(line);
            }
        });
    }

    public string Errors => string.Join('\n', errors);

    public static BotProcess Start(DirectoryInfo folder, IReadOnlyDictionary<string, string> environment, params ReadOnlySpan<string> arguments) =>
        Start(typeof(BotHost).Assembly, folder, environment, arguments);

    /// <param name="program">The bot, or a server that stands in for one that it talks to.</param>
    public static BotProcess Start(Assembly program, DirectoryInfo folder, IReadOnlyDictionary<string, string> environment, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(program.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = Process.Start(start)!;
        started.StandardInput.Close();
        return new BotProcess(started);
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>A loopback port that nothing listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first line of stdout that holds the mark.</summary>
    public async Task<string> WaitForLineAsync(string mark)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains(mark, StringComparison.Ordinal))
            {
                return line;
            }
        }

        await readErrors;
        throw new InvalidOperationException($"The program ended without saying '{mark}': {Errors}");
    }

    /// <summary>Lets it end by itself.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        await readErrors;
        return (process.ExitCode, output, Errors);
    }

    /// <summary>Asks it to stop as a service manager does, and says how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await ProcessSignal.SendAsync(process, "TERM");
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, Stopwatch.GetElapsedTime(began));
    }

    public Task FreezeAsync() => ProcessSignal.SendAsync(process, "STOP");

    public Task WakeAsync() => ProcessSignal.SendAsync(process, "CONT");

    /// <summary>Ends it with SIGKILL: it has no time for anything.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await readErrors;
        process.Dispose();
    }
}
