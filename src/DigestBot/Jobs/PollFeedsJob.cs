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
        await coverage.RebuildAsync(cancellationToken);
        await poller.PollDueFeedsAsync(cancellationToken);
    }
}
