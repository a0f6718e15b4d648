using DigestBot.Storage;
using DigestBot.Testing.Kills;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackSlack;
using DigestBot.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Nodes;

/// <summary>Two nodes that post, one of them killed or frozen. The long versions: <c>two-nodes</c> in the benchmarks.</summary>
public sealed class TwoNodesPostingTests
{
    private const int Minutes = 10;

    [Fact]
    public async Task One_killed_while_a_thousand_channels_are_due_the_other_posts_the_rest()
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, channels: 1_000);

        var tally = await RunAsync(LoopbackPlatform.Of(discord), minutes: 1, run => run.KillOneAsync(afterMessages: 250, TestContext.Current.CancellationToken));

        Assert.True(tally.IsExactlyOnce, tally.ToString());
        Assert.Equal(1_000, tally.Posted);
    }

    [Fact]
    public async Task One_frozen_past_its_leases_and_woken_up_posts_nothing_that_the_other_has_posted()
    {
        await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System, channels: 60);

        var tally = await RunAsync(LoopbackPlatform.Of(slack), Minutes, run => run.FreezeAsync(times: 2, _ => { }, TestContext.Current.CancellationToken));

        Assert.True(tally.IsExactlyOnce, tally.ToString());
    }

    private static async Task<BulletinTally> RunAsync(LoopbackPlatform platform, int minutes, Func<TwoNodesRun, Task<BulletinTally>> runAsync)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(KillRun.Settings.Concat(platform.Settings)) { ["Storage__ConnectionString"] = await PostgresRun.NewDatabaseAsync() };
        await using var services = new ServiceCollection()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", settings["Storage__ConnectionString"])]).Build())
            .BuildServiceProvider();
        await services.OpenStorageAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var begin = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));

        // As the node that decides stories: only it may write them.
        var leases = services.GetRequiredService<ILeases>();
        await leases.AcquireAsync(ILeases.Grouping, "test", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        await Bulletins.PrepareAsync(services, platform, begin, minutes, TestContext.Current.CancellationToken);
        await leases.ReleaseAsync(ILeases.Grouping, "test", TestContext.Current.CancellationToken);

        return await runAsync(new TwoNodesRun(new BulletinCount(services, platform, begin, minutes), StartNodeAsync, new Random(3)));

        async Task<INode> StartNodeAsync()
        {
            var node = BotProcess.Start(folder.Directory, new Dictionary<string, string>(settings) { ["Web__Address"] = $"http://127.0.0.1:{BotProcess.FreePort()}" }, "run");
            await node.WaitForLineAsync("DigestBot is ready");
            return node;
        }
    }
}
