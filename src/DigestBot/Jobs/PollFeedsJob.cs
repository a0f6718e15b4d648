using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Quartz;

namespace DigestBot.Jobs;

[DisallowConcurrentExecution]
internal sealed class PollFeedsJob(CoverageKeeper coverage, FeedPoller poller) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Once, at the first tick: the program is ready before its memory of the last weeks is.
        if (await coverage.RebuildAsync(cancellationToken))
        {
            // The texts of two weeks went through memory for that, and none is needed any more.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        await poller.PollDueFeedsAsync(cancellationToken);
    }
}
