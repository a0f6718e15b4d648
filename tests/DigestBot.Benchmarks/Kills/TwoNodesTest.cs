using DigestBot.Testing.Kills;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackSlack;
using DigestBot.Testing.Postgres;

namespace DigestBot.Benchmarks.Kills;

/// <summary>Two nodes of the program on one PostgreSQL: one is killed in the middle of a thousand due channels, or frozen again and again past its leases.</summary>
internal static class TwoNodesTest
{
    private const int DueChannels = 1_000;

    // A take-over takes some fifteen seconds in which little else happens: several pairs of nodes, each with a server and a database, share the machine.
    private const int Pairs = 4;

    // More than leave before the next freeze, by each platform's own pace.
    private const int DiscordChannels = 500;
    private const int SlackChannels = 150;

    private static readonly TimeSpan LongestTakeOver = TimeSpan.FromSeconds(30);

    public static Task<int> KillAsync() => WithPairAsync("discord", DueChannels, minutes: 1, async (run, platform) =>
    {
        var tally = await run.KillOneAsync(afterMessages: DueChannels / 4, CancellationToken.None);
        return Judge($"{platform}, one node killed in the middle of {DueChannels} due channels", [(tally, run.TakeOvers)]);
    });

    public static async Task<int> FreezeAsync(int times, string platform)
    {
        var each = (times + Pairs - 1) / Pairs;
        var done = 0;
        var pairs = await Task.WhenAll(Enumerable.Range(0, Pairs).Select(pair => WithPairAsync(
            platform,
            platform == "discord" ? DiscordChannels : SlackChannels,
            minutes: each + 15,
            async (run, _) => (await run.FreezeAsync(each, Tell, CancellationToken.None), run.TakeOvers),
            seed: pair)));
        return Judge($"{platform}, {each * Pairs} freezes of one of two nodes", pairs);

        void Tell(int _)
        {
            if (Interlocked.Increment(ref done) % 20 == 0)
            {
                Console.WriteLine($"{done} freezes");
            }
        }
    }

    private static int Judge(string what, IReadOnlyList<(BulletinTally Tally, IReadOnlyList<TimeSpan> TakeOvers)> pairs)
    {
        var takeOvers = pairs.SelectMany(pair => pair.TakeOvers).Order().ToList();
        foreach (var (tally, _) in pairs)
        {
            Console.WriteLine($"{what}: {tally}");
        }

        Console.WriteLine($"the other node posts after {takeOvers[takeOvers.Count / 2].TotalSeconds:F1} s in the median, {takeOvers[^1].TotalSeconds:F1} s at most (at most {LongestTakeOver.TotalSeconds})");
        return pairs.All(pair => pair.Tally.IsExactlyOnce) && takeOvers[^1] <= LongestTakeOver ? 0 : 1;
    }

    private static async Task<T> WithPairAsync<T>(string platform, int channels, int minutes, Func<TwoNodesRun, string, Task<T>> runAsync, int seed = 0)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-nodes-");
        try
        {
            await using var server = await PostgresServer.StartAsync(CancellationToken.None);
            if (platform == "discord")
            {
                await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, channels);
                return await RunAsync(LoopbackPlatform.Of(discord));
            }

            await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System, channels: channels);
            return await RunAsync(LoopbackPlatform.Of(slack));

            async Task<T> RunAsync(LoopbackPlatform loopback)
            {
                await using var bots = await BulletinBots.PrepareAsync(loopback, ("Storage__ConnectionString", server.ConnectionString()), minutes, folder.FullName);
                return await runAsync(new TwoNodesRun(bots.Bulletins, async () => await bots.StartAsync(), new Random(seed)), loopback.Name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
