using System.Globalization;
using System.Text.Json.Nodes;
using DigestBot.Benchmarks.Start;
using DigestBot.Hosting;
using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Benchmarks.Discord;

/// <summary>What being on Discord costs in memory, and whether events make it grow.</summary>
internal static class DiscordMemoryBenchmark
{
    private const int Guilds = 1_000;

    // With the one intent the bot has, a server's day is some changes of channels and roles.
    private const int EventsPerGuild = 100;

    private const int Days = 10;

    private const double MostMegabytes = 30;

    // What the collector leaves lying about from one measurement to the next.
    private const double Noise = 8;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-memory-");
        try
        {
            await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
            await StoredNews.FillAsync(DiscordSettings.For(folder), feeds: 40, articles: 5_000, TimeSpan.FromDays(3));
            var without = await MeasureAsync(DiscordSettings.For(folder), folder);
            await using var bot = await StartAsync(DiscordSettings.For(folder, discord), folder);
            await discord.Gateway.WaitForSessionAsync();
            var connected = await bot.SettledMegabytesAsync();
            await SendGuildsAsync(discord);
            var afterArrival = await bot.SettledMegabytesAsync();

            var days = new List<double>();
            for (var day = 0; day < Days; day++)
            {
                await SendDayAsync(discord);
                days.Add(await bot.SettledMegabytesAsync());
            }

            // The collector takes its share of memory once, when there is something to collect: what grows shows on the days after.
            var growth = days[^1] - days[1];
            Console.WriteLine($"without Discord {without:F0} MB, connected {connected:F0} MB: {connected - without:F0} MB more (at most {MostMegabytes})");
            Console.WriteLine($"after {Guilds} servers came {afterArrival:F0} MB, after each of {Days} days of {Guilds * EventsPerGuild} events {string.Join(", ", days.Select(megabytes => $"{megabytes:F0}"))} MB: {growth:+0;-0;0} MB from the second to the last");
            return connected - without <= MostMegabytes && growth <= Noise ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(IReadOnlyDictionary<string, string> environment, DirectoryInfo folder)
    {
        await using var bot = await StartAsync(environment, folder);
        return await bot.SettledMegabytesAsync();
    }

    private static async Task<MeasuredProcess> StartAsync(IReadOnlyDictionary<string, string> environment, DirectoryInfo folder)
    {
        var bot = await MeasuredProcess.StartAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", folder.FullName);
        await bot.WaitForLogAsync("Took up");
        return bot;
    }

    private static async Task SendGuildsAsync(LoopbackDiscordServer discord)
    {
        for (var guild = 0; guild < Guilds; guild++)
        {
            await discord.Gateway.DispatchAsync("GUILD_CREATE", Sized(guild, characters: 60_000));
        }
    }

    private static async Task SendDayAsync(LoopbackDiscordServer discord)
    {
        for (var i = 0; i < Guilds * EventsPerGuild; i++)
        {
            await discord.Gateway.DispatchAsync(i % 3 == 0 ? "GUILD_ROLE_UPDATE" : "CHANNEL_UPDATE", Sized(i % Guilds, characters: 700));
        }
    }

    private static JsonObject Sized(int guild, int characters) =>
        new() { ["id"] = guild.ToString(CultureInfo.InvariantCulture), ["guild_id"] = guild.ToString(CultureInfo.InvariantCulture), ["topic"] = string.Concat(Enumerable.Range(0, characters / 10).Select(i => $"topic {(i * 7919) + guild} ")) };
}
