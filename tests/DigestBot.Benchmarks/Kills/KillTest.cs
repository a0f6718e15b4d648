using DigestBot.Testing.Kills;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackSlack;
using DigestBot.Testing.Postgres;

namespace DigestBot.Benchmarks.Kills;

/// <summary>The program itself, killed while due editions go out, against a server that survives.</summary>
internal static class KillTest
{
    // About as many as leave in some lives of the bot.
    private const int DiscordChannels = 60;
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
                return await RunAsync(kills, folder.FullName, storage, LoopbackPlatform.Of(discord));
            }

            await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System, channels: SlackChannels);
            return await RunAsync(kills, folder.FullName, storage, LoopbackPlatform.Of(slack));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(int kills, string folder, (string Name, string Value) storage, LoopbackPlatform platform)
    {
        Console.WriteLine($"preparing {platform.Channels.Count} channels …");
        var began = TimeProvider.System.GetTimestamp();

        // A life is a start and half a second, and waits for the next minute once all of one is out: hardly ever a whole minute.
        await using var bots = await BulletinBots.PrepareAsync(platform, storage, minutes: kills + 15, folder);
        var run = new KillRun(bots.Bulletins, async () => await bots.StartAsync(), new Random(1));
        var tally = await run.RunAsync(kills, CutsPerLife, Tell, CancellationToken.None);
        Console.WriteLine($"{platform.Name}, {storage.Name}, {kills} kills in {TimeProvider.System.GetElapsedTime(began).TotalMinutes:F0} min: {tally}");
        return tally.IsExactlyOnce ? 0 : 1;

        void Tell(int kill)
        {
            if (kill % 10 == 0)
            {
                Console.WriteLine($"{kill} kills, {platform.Journal.Entries.Count(entry => entry.Status == 200 && entry.IsCall("POST", platform.PostPath))} messages");
            }
        }
    }
}
