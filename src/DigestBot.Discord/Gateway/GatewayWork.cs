using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Discord.Gateway;

/// <summary>What events set off: each on its own, so that the gateway waits for none and none for another.</summary>
internal sealed partial class GatewayWork(TimeProvider time, ILogger<GatewayWork> logger) : IHostedService
{
    // Discord forgets an interaction after 15 minutes; a person does sooner.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <param name="what">For the log, should it fail.</param>
    public void Begin(string what, Func<CancellationToken, Task> work)
    {
        var running = Task.Run(() => RunAsync(what, work));
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What people wait for is finished first, as far as the stop allows.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    private async Task RunAsync(string what, Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            await work(limit.Token);
        }
        catch (Exception problem)
        {
            // Nobody awaits this task: whatever went wrong is told here or nowhere.
            LogFailed(problem, what);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What Discord sent could not be dealt with: {What}.")]
    private partial void LogFailed(Exception exception, string what);
}
