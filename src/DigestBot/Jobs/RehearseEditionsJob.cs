using DigestBot.Core.Digests;
using Quartz;

namespace DigestBot.Jobs;

/// <summary>Half a minute before each full one.</summary>
[DisallowConcurrentExecution]
internal sealed class RehearseEditionsJob(EditionPublisher publisher, TimeProvider time) : IJob
{
    /// <summary>Slots are at full minutes: each is looked at once.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await publisher.RehearseAsync(time.GetUtcNow() + Ahead, cancellationToken);
}
