using DigestBot.Core.Delivery;
using Quartz;

namespace DigestBot.Jobs;

[DisallowConcurrentExecution]
internal sealed class ReviseEditionsJob(EditionReviser reviser) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await reviser.ReviseAsync(cancellationToken);
}
