using DigestBot.Benchmarks.Start;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Hosting;
using DigestBot.Testing.LoopbackDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Discord;

/// <summary>How long people wait: 50 commands at a time, the bot a process of its own.</summary>
internal static class DiscordLatencyBenchmark
{
    private const int Feeds = 40;
    private const int AtOnce = 50;
    private const int Rounds = 20;

    /// <param name="days">Over which the articles are spread: the fewer, the more of them are today's.</param>
    public static async Task<int> RunAsync(int articles, int days)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-latency-");
        try
        {
            await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
            var environment = DiscordSettings.For(folder, discord);
            Console.WriteLine($"storing {articles} articles …");
            await StoredNews.FillAsync(environment, Feeds, articles, TimeSpan.FromDays(days));
            await GiveChannelsLateZoneAsync(environment, discord);
            await using var bot = await MeasuredProcess.StartAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", folder.FullName);
            await bot.WaitForLogAsync("Took up");
            await discord.Gateway.WaitForSessionAsync();
            // The first commands compile code and fill caches.
            await AskAsync(discord, bot, "digest today", rounds: 2);

            var empty = await AskAsync(discord, bot, "digest about", Rounds);
            var today = await AskAsync(discord, bot, "digest today", Rounds);
            var typing = await CompleteAsync(discord);
            Console.WriteLine($"digest about: {empty}");
            Console.WriteLine($"processor time: {today.Processor.TotalMilliseconds:F1} ms a digest, {empty.Processor.TotalMilliseconds:F1} ms an empty command; it does not depend on what else the machine does");
            Console.WriteLine($"digest today: {today}; {today.Answered / empty.Answered:F1} times an empty command's");
            Console.WriteLine($"completion of a story: p99 {typing.TotalMilliseconds:F0} ms (at most 100)");
            var holds = today.Acknowledged < TimeSpan.FromMilliseconds(250) && today.Answered < TimeSpan.FromSeconds(1.5) && typing < TimeSpan.FromMilliseconds(100);
            return holds ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Whatever the time is, it is the last hour of a day somewhere: there, today holds the most.
    private static async Task GiveChannelsLateZoneAsync(IReadOnlyDictionary<string, string> environment, LoopbackDiscordServer discord)
    {
        await using var app = BotHost.CreateBuilder(StoredNews.AsSettings(environment)).AddDigestBot().Build();
        await BotHost.PrepareAsync(app.Services, CancellationToken.None);
        var ahead = 23 - TimeProvider.System.GetUtcNow().Hour;
        ahead = ahead > 12 ? ahead - 24 : ahead;
        // These zones count the other way round: Etc/GMT-3 is three hours ahead of UTC.
        var zone = ahead == 0 ? "Etc/UTC" : $"Etc/GMT{-ahead:+0;-0}";
        var channels = app.Services.GetRequiredService<IChannelStore>();
        foreach (var id in discord.World.ChannelIds)
        {
            var channel = await channels.GetOrAddAsync(new ChannelRef("discord", discord.World.GuildId, id), id, CancellationToken.None);
            await channels.SaveAsync(channel with { Zone = zone }, CancellationToken.None);
        }
    }

    private static async Task<Waits> AskAsync(LoopbackDiscordServer discord, MeasuredProcess bot, string command, int rounds)
    {
        var before = bot.ProcessorTime;
        var all = new List<LoopbackInteraction>();
        for (var round = 0; round < rounds; round++)
        {
            all.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async i =>
            {
                var interaction = await discord.Members.RunAsync(LoopbackMember.Reader, discord.World.ChannelIds[i % discord.World.ChannelIds.Count], command);
                return await interaction.WaitForAnswerAsync();
            })));
        }

        return new(
            DiscordSettings.Percentile(all.Select(interaction => interaction.AcknowledgedAfter), 0.99),
            DiscordSettings.Percentile(all.Select(interaction => interaction.AnsweredAfter), 0.99),
            (bot.ProcessorTime - before) / all.Count);
    }

    // As someone types: one after the other.
    private static async Task<TimeSpan> CompleteAsync(LoopbackDiscordServer discord)
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < AtOnce * 4; i++)
        {
            var interaction = await discord.Members.CompleteAsync(LoopbackMember.Reader, discord.World.ChannelIds[0], "digest story", "story", "ba"[..(i % 2)]);
            waits.Add((await interaction.WaitForAnswerAsync()).AnsweredAfter);
        }

        return DiscordSettings.Percentile(waits, 0.99);
    }

    /// <summary>99th percentiles.</summary>
    /// <param name="Processor">What one command takes of the bot's processor time, on average.</param>
    private sealed record Waits(TimeSpan Acknowledged, TimeSpan Answered, TimeSpan Processor)
    {
        public override string ToString() =>
            $"acknowledged p99 {Acknowledged.TotalMilliseconds:F0} ms (at most 250), answered p99 {Answered.TotalMilliseconds:F0} ms (at most 1,500); {AtOnce} at a time, {Rounds} times";
    }
}
