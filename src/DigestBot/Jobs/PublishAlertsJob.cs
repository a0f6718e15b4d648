using DigestBot.Core.Digests.Alerts;
using Quartz;

namespace DigestBot.Jobs;

[DisallowConcurrentExecution]
internal sealed class PublishAlertsJob(AlertPublisher publisher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await publisher.PublishAsync(cancellationToken);
}
