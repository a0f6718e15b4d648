using System.Diagnostics;
using DigestBot.Benchmarks.Discord;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Hosting;
using DigestBot.Storage;
using DigestBot.Testing.LoopbackDiscord;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DigestBot.Benchmarks.FanOut;

/// <summary>Thousands of channels with topics of their own, due at one minute: how long until all editions are queued, and until they are there.</summary>
internal static class FanOutBenchmark
{
    private const int Feeds = 40;

    // A day of a full list of feeds.
    private const int Articles = 6_000;

    private static readonly TimeSpan Rehearsal = TimeSpan.FromSeconds(30);

    // Discord's global limit.
    private const double PerSecond = 50;

    /// <param name="delivers">False: the time until everything is queued is all that is wanted.</param>
    public static async Task<int> RunAsync(int channels, bool delivers)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-fan-out-");
        try
        {
            await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, channels);
            var environment = DiscordSettings.For(folder, discord);
            Console.WriteLine($"storing {Articles} articles and {channels} channels …");
            await StoredNews.FillAsync(environment, Feeds, Articles, TimeSpan.FromDays(1));
            await using var app = BotHost.CreateBuilder(StoredNews.AsSettings(environment)).AddDigestBot().Build();
            await BotHost.PrepareAsync(app.Services, CancellationToken.None);
            var due = FullMinuteAfter(TimeProvider.System.GetUtcNow() + Rehearsal);
            await AddChannelsAsync(app.Services, discord, due);

            // As the bot does: stories are told in the half minute before the slot.
            var publisher = app.Services.GetRequiredService<EditionPublisher>();
            Console.WriteLine($"rehearsed: {await MeasureAsync(() => publisher.RehearseAsync(due, CancellationToken.None))}");
            await WaitUntilAsync(due);
            var queued = await MeasureAsync(() => publisher.PublishDueAsync(CancellationToken.None));
            Console.WriteLine($"queued: {queued}");
            if (!delivers)
            {
                return queued.Took < TimeSpan.FromSeconds(10) ? 0 : 1;
            }

            var delivered = await DeliverAsync(app.Services);
            var atLimit = TimeSpan.FromSeconds(delivered.Count / PerSecond);
            var refused = discord.Journal.Entries.Count(entry => entry.Status == 429);
            Console.WriteLine($"delivered: {delivered}; at Discord's limit it is {atLimit.TotalSeconds:F1} s: {(delivered.Took / atLimit) - 1:P1} more; {refused} refused");
            return queued.Took < TimeSpan.FromSeconds(10) && delivered.Took < atLimit * 1.05 && refused == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DateTimeOffset FullMinuteAfter(DateTimeOffset instant) => instant.AddTicks(TimeSpan.TicksPerMinute - (instant.Ticks % TimeSpan.TicksPerMinute));

    private static async Task WaitUntilAsync(DateTimeOffset instant)
    {
        for (var left = instant - TimeProvider.System.GetUtcNow(); left > TimeSpan.Zero; left = instant - TimeProvider.System.GetUtcNow())
        {
            await Task.Delay(left, TimeProvider.System);
        }
    }

    private static async Task<Measured> DeliverAsync(IServiceProvider services)
    {
        var dispatcher = services.GetRequiredService<DeliveryDispatcher>();
        return await MeasureAsync(() => dispatcher.DispatchDueAsync(CancellationToken.None));
    }

    private static async Task<Measured> MeasureAsync(Func<Task<int>> work)
    {
        using var process = Process.GetCurrentProcess();
        var (began, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var count = await work();
        process.Refresh();
        return new(count, Stopwatch.GetElapsedTime(began), process.TotalProcessorTime - processor, process.PeakWorkingSet64);
    }

    // In one transaction, past the stores: thirty thousand of their own would take longer than the run.
    private static async Task AddChannelsAsync(IServiceProvider services, LoopbackDiscordServer discord, DateTimeOffset due)
    {
        var topics = await TopicsAsync(services, TimeProvider.System.GetUtcNow());
        await services.GetRequiredService<Database>().WriteAsync(
            async session =>
            {
                await session.ExecuteManyAsync(
                    "INSERT INTO channels (platform, workspace, channel, name, zone, topics, story_limit) VALUES ('discord', @GuildId, @id, @id, 'Etc/UTC', @topics, 10)",
                    discord.World.ChannelIds.Select((id, i) => new { discord.World.GuildId, id, topics = (IReadOnlyList<string>)[.. Enumerable.Range(0, 3).Select(n => topics[((i * 3) + n) % topics.Count])] }));
                await session.ExecuteManyAsync(
                    "INSERT INTO schedules (channel_id, time, days, zone, created, paused, next_due) SELECT id, @time, '1234567', 'Etc/UTC', 0, FALSE, @due FROM channels WHERE channel = @id",
                    discord.World.ChannelIds.Select(id => new { id, time = new LocalTime(due.Hour, due.Minute), due }));
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Words and pairs of words that stand in the day's headlines, each in a few stories.</summary>
    private static async Task<IReadOnlyList<string>> TopicsAsync(IServiceProvider services, DateTimeOffset now)
    {
        var stories = await services.GetRequiredService<IStoryStore>().ActiveAsync(now.AddDays(-1), now, CancellationToken.None);
        var topics = new List<string>();
        foreach (var story in stories)
        {
            var title = story.Articles[0].Article.Title;
            var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            topics.AddRange(words.Zip(words.Skip(1), (first, second) => $"{first} {second}").Concat(words));
        }

        return [.. topics.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private sealed record Measured(int Count, TimeSpan Took, TimeSpan Processor, long PeakBytes)
    {
        public override string ToString() => $"{Count} in {Took.TotalSeconds:F1} s ({Processor.TotalSeconds:F1} s of processor time, {PeakBytes / 1e6:F0} MB at most)";
    }
}
