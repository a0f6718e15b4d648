using DigestBot.Core.Digests;
using DigestBot.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace DigestBot.Jobs;

/// <summary>Deletes what is no longer to be kept.</summary>
[DisallowConcurrentExecution]
internal sealed partial class UpkeepJob(LostChannels lost, IRetention retention, TimeProvider time, IOptions<StorageOptions> storage, ILogger<UpkeepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await lost.ForgetAsync(cancellationToken);
        var aged = await retention.AgeOutAsync(time.GetUtcNow() - storage.Value.KeepTexts, cancellationToken);
        if (!aged.IsNothing)
        {
            LogAgedOut((int)storage.Value.KeepTexts.TotalDays, aged.Articles, aged.Editions, aged.Messages);
        }
    }

    [LoggerMessage(LogLevel.Information, "Older than {Days} days, and deleted: the texts of {Articles} articles, {Editions} editions, {Messages} messages.")]
    private partial void LogAgedOut(int days, int articles, int editions, int messages);
}
