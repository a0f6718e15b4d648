using DigestBot.Core.Stories;
using DigestBot.Storage;

namespace DigestBot.Nodes;

/// <summary>Decides stories, on one node at a time: takes the articles that wait, whichever node polled them, and groups them.</summary>
internal sealed partial class CoverageWriter(NodeDuties duties, CoverageKeeper coverage, IWaitingArticles waiting, TimeProvider time, ILogger<CoverageWriter> logger) : BackgroundService
{
    private const int BatchSize = 200;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => duties.RunAsync(ILeases.Grouping, GroupAsync, stoppingToken);

    private async Task GroupAsync(CancellationToken held)
    {
        // What this node remembers ends where the duty was another's.
        await coverage.ForgetAsync(held);
        while (true)
        {
            try
            {
                await coverage.RebuildAsync(held);
                await GroupWaitingAsync(held);
            }
            catch (Exception problem) when (!held.IsCancellationRequested)
            {
                // Nothing is lost: the articles wait on, here or on the node that has taken over.
                LogFailed(problem);
            }

            await Task.Delay(LookEvery, time, held);
        }
    }

    private async Task GroupWaitingAsync(CancellationToken held)
    {
        while (await waiting.LongestAsync(BatchSize, held) is { Count: > 0 } batch)
        {
            await coverage.GroupAsync(batch, held);

            // Should this node die in between, the next finds that the store knows them.
            await waiting.RemoveAsync(batch, held);
        }
    }

    [LoggerMessage(LogLevel.Error, "Articles that wait could not be grouped; they are tried again.")]
    private partial void LogFailed(Exception exception);
}
