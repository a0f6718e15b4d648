using DigestBot.Storage;
using Quartz;

namespace DigestBot.Jobs;

/// <summary>The bot's ticks. What is due at each is a column in the store: a tick that comes late or twice does no harm.</summary>
internal static class JobServices
{
    // A digest may be this late after its minute without anyone noticing; an idle tick is one indexed query.
    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RehearseEvery = RehearseEditionsJob.Ahead;
    private static readonly TimeSpan AlertEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReviseEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DispatchEvery = TimeSpan.FromSeconds(2);

    // Feeds are due minutes apart; this only rounds their due times up.
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan UpkeepEvery = TimeSpan.FromHours(1);

    // A node that died is noticed after these two: its ticks move to another well within 30 seconds.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CheckInLate = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz(quartz =>
        {
            if (StorageServices.IsShared(configuration))
            {
                quartz.UsePersistentStore(store => ShareTicks(store, StorageServices.SharedConnectionString(configuration)));
            }
            else
            {
                quartz.UseInMemoryStore();
            }

            // Room for every job at once: what takes minutes, such as a morning's deliveries, keeps no edition waiting.
            quartz.UseDefaultThreadPool(maxConcurrency: 8);
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            AddTick<PollFeedsJob>(quartz, PollEvery);
            AddTick<PublishDueEditionsJob>(quartz, PublishEvery);
            AddTick<RehearseEditionsJob>(quartz, RehearseEvery, after: RehearseEvery / 2);
            AddTick<PublishAlertsJob>(quartz, AlertEvery);
            AddTick<ReviseEditionsJob>(quartz, ReviseEvery);
            AddTick<DispatchDeliveriesJob>(quartz, DispatchEvery);
            AddTick<UpkeepJob>(quartz, UpkeepEvery);
        });

        // A stop cancels what runs and waits for it to end: nothing is left half done.
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static void ShareTicks(IPersistentStoreBuilder store, string connectionString)
    {
        store.UsePostgres(connectionString);
        store.ProvisionSchema();
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = CheckIn;
            cluster.CheckinMisfireThreshold = CheckInLate;
        });
    }

    /// <param name="after">How long after the full minute, where a tick is a minute or longer.</param>
    private static void AddTick<TJob>(IQuartzBuilder quartz, TimeSpan every, TimeSpan after = default)
        where TJob : class, IJob
    {
        var name = typeof(TJob).Name;

        // Slots are at full minutes, and so are ticks: an edition does not wait for the rest of one. Begun in the past, the first comes at once.
        var now = TimeProvider.System.GetUtcNow();
        var begun = now.AddTicks(-(now.Ticks % Math.Min(every.Ticks, TimeSpan.TicksPerMinute))) - after;
        quartz.ScheduleJob<TJob>(
            trigger => trigger
                .WithIdentity(name)
                .StartAt(begun)
                .WithSimpleSchedule(schedule => schedule
                    .WithInterval(every)
                    .RepeatForever()
                    // A tick missed while the machine slept is made up by the next one.
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)),
            job => job.WithIdentity(name));
    }
}
