using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing.Feeds;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Postgres;
using DigestBot.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Nodes;

/// <summary>The program itself, started twice on one PostgreSQL.</summary>
public sealed class TwoNodesTests : IDisposable
{
    // What is promised, and as much again for a machine with other work.
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_node_is_on_discord_both_poll_once_and_the_other_takes_over_when_one_is_killed()
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
        await using var web = await LoopbackWeb.StartAsync();
        web.AnswerFeed("/one", entries: 3);
        web.AnswerFeed("/two", entries: 4);
        var database = await PostgresRun.NewDatabaseAsync();
        await using var stores = await OpenAsync(database);
        var settings = Settings(database, discord, web);
        await using var first = await StartAsync(settings);
        await discord.Gateway.WaitForSessionAsync();
        await using var second = await StartAsync(settings);
        Assert.Equal(1, discord.Gateway.Connected);

        await AddFeedAsync(stores, web.Url("/one"));
        await UntilAsync(async () => await CountAsync(stores) == 3);

        await first.KillAsync();
        await UntilAsync(() => Task.FromResult(discord.Gateway.Connected == 1 && second.Errors.Contains("takes over: connection to discord", StringComparison.Ordinal)));
        await AddFeedAsync(stores, web.Url("/two"));
        await UntilAsync(async () => await CountAsync(stores) == 7);

        var stories = await stores.GetRequiredService<IStoryStore>().ActiveAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Cancellation);
        Assert.Equal(7, stories.Sum(story => story.Articles.Count));
        Assert.Equal(1, web.Requests.Count(request => request.Path == "/one"));
        Assert.Equal(1, web.Requests.Count(request => request.Path == "/two"));
        Assert.Equal(1, discord.Gateway.Connected);
    }

    [Fact]
    public async Task A_database_that_restarts_is_told_of_in_a_sentence_and_the_bot_goes_on_by_itself()
    {
        await using var server = await PostgresServer.StartAsync(Cancellation);
        await using var web = await LoopbackWeb.StartAsync();
        web.AnswerFeed("/one", entries: 3);
        await using var stores = await OpenAsync(server.ConnectionString());
        await using var bot = await StartAsync(Settings(server.ConnectionString(), discord: null, web));

        await server.HaltAsync();
        await UntilAsync(() => Task.FromResult(bot.Errors.Contains("does not answer", StringComparison.Ordinal)));
        await server.ResumeAsync(Cancellation);

        await AddFeedAsync(stores, web.Url("/one"));
        await UntilAsync(async () => await CountAsync(stores) == 3);
        var (exitCode, _) = await bot.TerminateAsync();
        Assert.Equal(0, exitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<ServiceProvider> OpenAsync(string database)
    {
        var services = new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", database)]).Build()).BuildServiceProvider();
        await services.OpenStorageAsync(Cancellation);
        return services;
    }

    private static async Task AddFeedAsync(ServiceProvider stores, string url) => await stores.GetRequiredService<IFeedStore>().AddAsync(new NewFeed(url, "Post"), Cancellation);

    private static Task<int> CountAsync(ServiceProvider stores) => stores.GetRequiredService<IArticleStore>().CountAsync(Cancellation);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TakeOver);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }

    private async Task<BotProcess> StartAsync(Dictionary<string, string> settings)
    {
        settings["Web__Address"] = $"http://127.0.0.1:{BotProcess.FreePort()}";
        var bot = BotProcess.Start(_folder.Directory, settings, "run");
        await bot.WaitForLineAsync("DigestBot is ready");
        return bot;
    }

    private static Dictionary<string, string> Settings(string database, LoopbackDiscordServer? discord, LoopbackWeb web)
    {
        var settings = new Dictionary<string, string>
        {
            ["Storage__ConnectionString"] = database,
            ["Feeds__List"] = "",
            ["Feeds__AllowedHosts__0"] = $"127.0.0.1:{web.Port}",
        };
        if (discord is not null)
        {
            (settings["Discord__Token"], settings["Discord__ApiBaseUrl"]) = (discord.World.Token, discord.ApiBaseUrl);
        }

        return settings;
    }
}
