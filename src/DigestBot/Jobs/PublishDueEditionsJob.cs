using DigestBot.Core.Digests;
using Quartz;

namespace DigestBot.Jobs;

[DisallowConcurrentExecution]
internal sealed class PublishDueEditionsJob(EditionPublisher publisher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await publisher.PublishDueAsync(cancellationToken);
}
