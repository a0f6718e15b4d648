using System.Diagnostics;
using System.Net.Http.Headers;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Hosting;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DigestBot.Benchmarks.Discord;

/// <summary>The outbox, the dispatcher and the client as they are in the program, against a Discord that counts every second.</summary>
internal static class DiscordPaceBenchmark
{
    private const int Channels = 2_000;

    // What another program with the same token spends of Discord's 50 a second.
    private const int OthersPerSecond = 25;

    // The client's name at the factory.
    private const string DiscordClient = "discord";

    public static async Task<int> RunAsync()
    {
        var alone = await MeasureAsync(others: 0);
        Console.WriteLine($"alone: {alone}");
        var shared = await MeasureAsync(OthersPerSecond);
        Console.WriteLine($"beside a program that makes {OthersPerSecond} requests a second: {shared}");
        return alone is { Posted: Channels, Refused: 0 } && alone.Took.TotalSeconds <= Channels / 50.0 * 1.05 && shared.Posted == Channels ? 0 : 1;
    }

    private static async Task<Result> MeasureAsync(int others)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-pace-");
        try
        {
            await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, Channels);
            var answers = new AnswerTimes();
            var builder = BotHost.CreateBuilder(StoredNews.AsSettings(DiscordSettings.For(folder, discord))).AddDigestBot();
            builder.Services.AddHttpClient(DiscordClient).AddHttpMessageHandler(answers.Handler);
            await using var app = builder.Build();
            await BotHost.PrepareAsync(app.Services, CancellationToken.None);
            await QueueAsync(app.Services, discord);
            using var done = new CancellationTokenSource();
            var spending = SpendAsync(discord, others, done.Token);
            var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var dispatcher = app.Services.GetRequiredService<DeliveryDispatcher>();
            var posted = 0;
            while (posted < Channels && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(10))
            {
                posted += await dispatcher.DispatchDueAsync(CancellationToken.None);
            }

            var took = Stopwatch.GetElapsedTime(began);
            await done.CancelAsync();
            await spending;
            return new(discord.World.ChannelIds.Count(channel => discord.World.MessagesIn(channel).Count == 1), took, discord.Journal.Entries.Count(entry => entry.Status == 429 && entry.IsCall("POST", "/messages")), answers.Unevenness, Environment.CpuUsage.TotalTime - processor);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task QueueAsync(IServiceProvider services, LoopbackDiscordServer discord)
    {
        var channels = services.GetRequiredService<IChannelStore>();
        var schedules = services.GetRequiredService<IScheduleStore>();
        var editions = services.GetRequiredService<IEditionStore>();
        var platform = services.GetServices<IChatPlatform>().Single(candidate => candidate.Platform == "discord");
        var now = TimeProvider.System.GetUtcNow();
        var edition = new Edition { Title = "Morning digest", Zone = "Etc/UTC", Built = now, From = now.AddDays(-1), To = now, Counts = new EditionCounts(0, 0, 0), Stories = [] };
        foreach (var id in discord.World.ChannelIds)
        {
            var channel = await channels.GetOrAddAsync(new ChannelRef("discord", discord.World.GuildId, id), id, CancellationToken.None);
            var schedule = await schedules.AddAsync(
                new DigestSchedule { Id = default, Channel = channel.Id, Time = new LocalTime(8, 0), Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday }, Zone = "Etc/UTC", Created = now, NextDue = now }, CancellationToken.None);
            var slot = new EditionSlot(channel.Id, schedule.Id, new LocalDate(2026, 3, 16), new LocalTime(8, 0));
            await editions.PublishAsync(slot, edition, platform.Render(SampleMessages.Edition(5), slot.Key), now.AddDays(7), CancellationToken.None);
        }
    }

    private static async Task SpendAsync(LoopbackDiscordServer discord, int perSecond, CancellationToken cancellationToken)
    {
        if (perSecond == 0)
        {
            return;
        }

        using var handler = new SocketsHttpHandler { UseProxy = false };
#pragma warning disable RS0030 // Another program: it takes nothing from the bot's factory.
        using var client = new HttpClient(handler);
#pragma warning restore RS0030
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", discord.World.Token);
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        for (var guild = 0; !cancellationToken.IsCancellationRequested; guild++)
        {
            // A guild of its own each time: what is spent is the global limit, no bucket's.
            using var answer = await client.GetAsync(new Uri($"{discord.ApiBaseUrl}/guilds/{guild}"), CancellationToken.None);
            await ticks.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <param name="Unevenness">Of the answers.</param>
    /// <param name="Processor">The bot's and its Discord's together: a machine that has less to give in 40 s cannot keep the pace.</param>
    private sealed record Result(int Posted, TimeSpan Took, int Refused, TimeSpan Unevenness, TimeSpan Processor)
    {
        public override string ToString() =>
            $"{Posted} of {Channels} channels have their message, after {Took.TotalSeconds:F1} s ({Posted / Took.TotalSeconds:F1} a second); {Refused} refused with 429 ({Refused / Took.TotalSeconds * 600:F0} in ten minutes; Discord bans at 10,000); answers take {Unevenness.TotalMilliseconds:F0} ms longer than the fastest on average, which alone costs {Unevenness.TotalSeconds:P1} of the pace; {Processor.TotalSeconds:F1} s of processor time";
    }
}
