using DigestBot.Storage;
using DigestBot.Testing.Kills;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackSlack;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Deliveries;

/// <summary>The program killed while it posts. The long version: <c>kill-test</c> in the benchmarks.</summary>
public sealed class KillTests
{
    private const int Kills = 3;
    private const int Channels = 60;
    private const int Minutes = 10;

    [Fact]
    public async Task Killed_in_the_middle_of_posting_to_discord_each_edition_is_there_once()
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, Channels);
        await RunAsync(LoopbackPlatform.Of(discord));
    }

    [Fact]
    public async Task Killed_in_the_middle_of_posting_to_slack_each_edition_is_there_once()
    {
        await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System, channels: Channels / 2);
        await RunAsync(LoopbackPlatform.Of(slack));
    }

    private static async Task RunAsync(LoopbackPlatform platform)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string>(KillRun.Settings.Concat(platform.Settings))
        {
            ["Storage__Path"] = folder.PathOf("kills.db"),
            ["Web__Address"] = $"http://127.0.0.1:{BotProcess.FreePort()}",
        };
        var settings = environment.Select(pair => new KeyValuePair<string, string?>(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value));
        await using var services = new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await services.OpenStorageAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var begin = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        await Bulletins.PrepareAsync(services, platform, begin, Minutes, TestContext.Current.CancellationToken);

        var run = new KillRun(new BulletinCount(services, platform, begin, Minutes), StartBotAsync, new Random(7));
        var tally = await run.RunAsync(Kills, cutsPerLife: 1, _ => { }, TestContext.Current.CancellationToken);

        Assert.True(tally.IsExactlyOnce, tally.ToString());

        async Task<IAsyncDisposable> StartBotAsync()
        {
            var bot = BotProcess.Start(folder.Directory, environment, "run");
            await bot.WaitForLineAsync("DigestBot is ready");
            return bot;
        }
    }
}
