using System.Net;
using System.Net.Sockets;
using DigestBot.Benchmarks.Start;
using DigestBot.Hosting;
using DigestBot.Storage;
using DigestBot.Testing.Kills;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackSlack;
using DigestBot.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Kills;

/// <summary>The program itself, killed while due editions go out, against a server that survives.</summary>
internal static class KillTest
{
    // About as many as leave in a dozen lives of the bot.
    private const int DiscordChannels = 150;
    private const int SlackChannels = 40;

    private const int CutsPerLife = 1;

    public static async Task<int> RunAsync(int kills, string store, string platform)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-kills-");
        try
        {
            await using var server = store == "postgres" ? await PostgresServer.StartAsync(CancellationToken.None) : null;
            var storage = server is null ? ("Storage__Path", Path.Combine(folder.FullName, "kills.db")) : ("Storage__ConnectionString", server.ConnectionString());
            if (platform == "discord")
            {
                await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, DiscordChannels);
                return await RunAsync(kills, folder, storage, LoopbackPlatform.Of(discord));
            }

            await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System, channels: SlackChannels);
            return await RunAsync(kills, folder, storage, LoopbackPlatform.Of(slack));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(int kills, DirectoryInfo folder, (string Name, string Value) storage, LoopbackPlatform platform)
    {
        var environment = new Dictionary<string, string>(KillRun.Settings.Concat(platform.Settings))
        {
            [storage.Name] = storage.Value,
            ["Web__Address"] = $"http://127.0.0.1:{FreePort()}",
        };
        await using var app = BotHost.CreateBuilder(StoredNews.AsSettings(environment)).AddDigestBot().Build();
        await BotHost.PrepareAsync(app.Services, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var begin = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        Console.WriteLine($"preparing {platform.Channels.Count} channels …");

        // A life is a start and half a second, and waits for the next minute once all of one is out: hardly ever a whole minute.
        var bulletins = kills + 15;
        await PrepareAsync(app.Services, platform, begin, bulletins);

        var run = new KillRun(app.Services, platform, StartBotAsync, begin, bulletins, new Random(1));
        var tally = await run.RunAsync(kills, CutsPerLife, Tell, CancellationToken.None);
        Console.WriteLine($"{platform.Name}, {storage.Name}, {kills} kills in {(TimeProvider.System.GetUtcNow() - now).TotalMinutes:F0} min: {tally}");
        return tally.IsExactlyOnce ? 0 : 1;

        async Task<IAsyncDisposable> StartBotAsync() =>
            await MeasuredProcess.StartAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", folder.FullName);

        void Tell(int kill)
        {
            if (kill % 10 == 0)
            {
                Console.WriteLine($"{kill} kills, {platform.Journal.Entries.Count(entry => entry.Status == 200 && entry.IsCall("POST", platform.PostPath))} messages");
            }
        }
    }

    // As the node that decides stories: only it may write them.
    private static async Task PrepareAsync(IServiceProvider services, LoopbackPlatform platform, DateTimeOffset begin, int minutes)
    {
        const string owner = "kill-test";
        var leases = services.GetRequiredService<ILeases>();
        await leases.AcquireAsync(ILeases.Grouping, owner, TimeSpan.FromHours(1), CancellationToken.None);
        await Bulletins.PrepareAsync(services, platform, begin, minutes, CancellationToken.None);
        await leases.ReleaseAsync(ILeases.Grouping, owner, CancellationToken.None);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
