using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace DigestBot.Jobs;

[DisallowConcurrentExecution]
internal sealed class PollFeedsJob(CoverageKeeper coverage, FeedPoller poller, IOptions<StorageOptions> storage) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Once, at the first tick: the program is ready before its memory of the last weeks is. Among several nodes one groups (CoverageWriter).
        if (!storage.Value.IsShared() && await coverage.RebuildAsync(cancellationToken))
        {
            // The texts of two weeks went through memory for that, and none is needed any more.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        await poller.PollDueFeedsAsync(cancellationToken);
    }
}
