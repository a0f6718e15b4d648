using DigestBot.Core.Digests;
using Quartz;

namespace DigestBot.Jobs;

/// <summary>Deletes what is no longer to be kept.</summary>
[DisallowConcurrentExecution]
internal sealed class UpkeepJob(LostChannels lost) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lost.ForgetAsync(cancellationToken);
}
