using DigestBot.Core.Chat;
using DigestBot.Storage;

namespace DigestBot.Nodes;

/// <summary>Works that one of the nodes does at a time: it waits for the lease, works while it holds it, and stops when it is lost.</summary>
internal sealed partial class NodeDuties(ILeases leases, NodeName node, TimeProvider time, ILogger<NodeDuties> logger) : IConnectionTurns
{
    // A node that dies is replaced within both together, 19 seconds; one that hangs for less than their difference keeps its duty.
    internal static readonly TimeSpan Term = TimeSpan.FromSeconds(15);
    internal static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(4);

    Task IConnectionTurns.RunAsync(string platform, Func<CancellationToken, Task> connect, CancellationToken cancellationToken) =>
        RunAsync("connection to " + platform, connect, cancellationToken);

    /// <summary>Returns once <paramref name="work"/> ends by itself, or on a stop; runs it again whenever the duty was lost and is this node's again.</summary>
    public async Task RunAsync(string duty, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await TryTakeAsync(duty, cancellationToken) is { } fence)
            {
                if (await HoldAsync(duty, fence, work, cancellationToken))
                {
                    return;
                }
            }
            else
            {
                await Task.Delay(RenewEvery, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<long?> TryTakeAsync(string duty, CancellationToken cancellationToken)
    {
        try
        {
            return await leases.AcquireAsync(duty, node.Value, Term, cancellationToken);
        }
        catch (StorageException problem)
        {
            LogNoDatabase(duty, problem.Message);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>True when the work ended by itself.</returns>
    private async Task<bool> HoldAsync(string duty, long fence, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        LogTaken(node.Value, duty);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = Task.Run(() => work(held.Token), CancellationToken.None);
        await RenewWhileAsync(duty, fence, working, cancellationToken);
        var ended = working.IsCompleted && !cancellationToken.IsCancellationRequested;
        await held.CancelAsync();
        try
        {
            await working;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // Told to stop, it stopped.
        }

        await ReleaseAsync(duty);
        return ended;
    }

    /// <summary>Returns once the work ended, the lease was lost or could not be prolonged in time, or on a stop.</summary>
    private async Task RenewWhileAsync(string duty, long fence, Task working, CancellationToken cancellationToken)
    {
        var renewed = time.GetTimestamp();
        while (time.GetElapsedTime(renewed) < Term)
        {
            await Task.WhenAny(working, Task.Delay(RenewEvery, time, cancellationToken));
            if (working.IsCompleted || cancellationToken.IsCancellationRequested)
            {
                return;
            }

            var asked = time.GetTimestamp();
            try
            {
                if (await leases.AcquireAsync(duty, node.Value, Term, cancellationToken) != fence)
                {
                    // Taken over, perhaps given back since: what this node knows is old either way.
                    break;
                }

                renewed = asked;
            }
            catch (StorageException problem)
            {
                LogNoDatabase(duty, problem.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }

        LogLost(node.Value, duty);
    }

    // The next node need not wait for the lease to run out. Not cancelled: a stop is when this matters.
    private async Task ReleaseAsync(string duty)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
            await leases.ReleaseAsync(duty, node.Value, limit.Token);
        }
        catch (Exception problem) when (problem is StorageException or OperationCanceledException)
        {
            LogNoDatabase(duty, problem.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Node {Node} takes over: {Duty}.")]
    private partial void LogTaken(string node, string duty);

    [LoggerMessage(LogLevel.Warning, "Node {Node} no longer has the {Duty}: it did not answer in time, and another may have taken over.")]
    private partial void LogLost(string node, string duty);

    [LoggerMessage(LogLevel.Warning, "Who has the {Duty} cannot be settled: {Reason}")]
    private partial void LogNoDatabase(string duty, string reason);
}
