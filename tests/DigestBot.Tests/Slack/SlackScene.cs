using System.Text.Json.Nodes;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Slack;
using DigestBot.Slack.SocketMode;
using DigestBot.Testing;
using DigestBot.Testing.LoopbackSlack;
using DigestBot.Testing.Messages;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Slack;

/// <summary>The bot's Slack side with the whole command tree and stores in memory, on a loopback Slack of its own.</summary>
internal sealed class SlackScene : IAsyncDisposable
{
    private const string SealKey = "2026:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private readonly TimeProvider _clock;
    private readonly IConfiguration _configuration;
    private ServiceProvider _services;

    private SlackScene(LoopbackSlackServer server, TimeProvider clock, IConfiguration configuration)
    {
        Server = server;
        _clock = clock;
        _configuration = configuration;
        _services = BuildServices();
        Channel = ChannelAt(0);
    }

    public LoopbackSlackServer Server { get; }

    public ChannelRef Channel { get; }

    public InMemoryChannelStore Channels { get; } = new();

    public InMemoryScheduleStore Schedules { get; } = new();

    public InMemoryCoverage Coverage { get; } = new();

    public InMemoryInstallationStore Installations { get; } = new();

    public RecordingLoggers Logs { get; } = new();

    public IChatPlatform Platform => Get<IChatPlatform>();

    /// <param name="time">The bot's; Slack's is the real one, unless the clock is set by hand: then it is the same, and nothing is late however slow the machine is.</param>
    public static Task<SlackScene> StartAsync(TimeProvider? time = null, params (string Name, string Value)[] settings) => StartAsync(time ?? TimeProvider.System, time as ManualTimeProvider ?? TimeProvider.System, settings);

    private static async Task<SlackScene> StartAsync(TimeProvider time, TimeProvider slacks, (string Name, string Value)[] settings)
    {
        var server = await LoopbackSlackServer.StartAsync(slacks);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Slack:Token", server.Workspace.Token),
            new("Slack:AppToken", server.App.AppToken),
            new("Slack:ApiBaseUrl", server.ApiBaseUrl),
            .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)),
        ]).Build();
        return new(server, time, configuration);
    }

    /// <summary>The bot as one that workspaces install by themselves; none has yet.</summary>
    /// <param name="time">The bot's and Slack's.</param>
    public static async Task<SlackScene> StartInstallableAsync(TimeProvider? time = null, int workspaces = 2)
    {
        var server = await LoopbackSlackServer.StartAsync(time ?? TimeProvider.System, workspaces: workspaces);
        var address = $"http://127.0.0.1:{BotProcess.FreePort()}";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Slack:ClientId", server.App.ClientId),
            new("Slack:ClientSecret", server.App.ClientSecret),
            new("Slack:SigningSecret", server.App.SigningSecret),
            new("Slack:AppToken", server.App.AppToken),
            new("Slack:ApiBaseUrl", server.ApiBaseUrl),
            new("Slack:RequestAddress", address),
            new("Slack:PublicAddress", address),
            new("Secrets:Keys:0", SealKey),
        ]).Build();
        return new(server, time ?? TimeProvider.System, configuration);
    }

    /// <summary>Somebody installs the bot in their browser.</summary>
    public async Task<string> InstallAsync(LoopbackWorkspace workspace)
    {
        Server.Installs.Chosen = workspace;
        using var browser = new InstallingBrowser();
        return await browser.ShowAsync(Get<IOptions<SlackOptions>>().Value.InstallAddress);
    }

    /// <summary>The bot comes on, with a story to tell, and connects.</summary>
    public static Task<SlackScene> StartConnectedAsync(params (string Name, string Value)[] settings) => StartConnectedAsync(new HastyTimeProvider(times: 10), settings);

    /// <param name="time">The bot's; and Slack's, where it is set by hand.</param>
    public static async Task<SlackScene> StartConnectedAsync(TimeProvider time, params (string Name, string Value)[] settings) => await ConnectAsync(await StartAsync(time, settings));

    /// <summary>The bot's clock runs, Slack's is set by hand: what Slack does late is late until then, and nothing of the bot's is.</summary>
    public static async Task<SlackScene> StartWithSlowSlackAsync(ManualTimeProvider slacks) => await ConnectAsync(await StartAsync(TimeProvider.System, slacks, []));

    private static async Task<SlackScene> ConnectAsync(SlackScene scene)
    {
        await scene.BringAsync(1, "Ferry crews walk out over pay", "Harbour Post", story: 1, "Ferry crews walked out on Monday over pay. The union said talks resume on Friday.");
        await scene.ConnectAsync();
        return scene;
    }

    /// <summary>An article of an hour ago.</summary>
    public Task BringAsync(long id, string title, string source, long story, string text = "The harbour office said so on Monday.", FeedId? feed = null)
    {
        var published = TimeProvider.System.GetUtcNow().AddHours(-1);
        var article = new Article
        {
            Id = new ArticleId(id),
            Key = $"entry-{id}",
            Feed = feed,
            Title = title,
            Text = text,
            Url = $"https://harbour.example/{id}",
            Source = source,
            Published = published,
            Seen = published,
            Language = "en",
        };
        return Coverage.SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(story), DuplicateOf: null, 0)], CancellationToken.None);
    }

    public async Task ConnectAsync()
    {
        await StartHostedAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!Get<SocketState>().IsConnected)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }

    public async Task StartHostedAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Ends when the bot no longer tries to connect.</summary>
    public Task GivenUpAsync() => _services.GetServices<IHostedService>().OfType<BackgroundService>().Single().ExecuteTask!;

    /// <summary>The bot's process ends and another begins, on the same stores.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await Server.Sockets.WaitForConnectionsAsync(0);
        Renew();
        await ConnectAsync();
    }

    /// <summary>Another process after a stop, not yet connected.</summary>
    public void Renew() => _services = BuildServices();

    public async Task StopAsync()
    {
        await StopHostedAsync();
        await _services.DisposeAsync();
    }

    /// <summary>What runs in the background has ended.</summary>
    public async Task StopHostedAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    public ChannelRef ChannelAt(int index) => new("slack", Server.Workspace.TeamId, Server.Workspace.ChannelIds[index]);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A page as the outbox would hold it.</summary>
    public string Body(string key = "7-260320-0800", int page = 1) => Platform.Render(SampleMessages.Edition(90), key)[page - 1];

    public Task<string> SendAsync(string key = "7-260320-0800", ChannelRef? channel = null, int page = 1) =>
        Platform.SendAsync(channel ?? Channel, Body(key, page), DeliveryKey.OfPage(key, page), TestContext.Current.CancellationToken);

    public Task<string?> FindAsync(string key = "7-260320-0800", int page = 1) => Platform.FindAsync(Channel, DeliveryKey.OfPage(key, page), TestContext.Current.CancellationToken);

    /// <summary>The modal that is open, once there is one.</summary>
    public async Task<JsonObject> ModalAsync()
    {
        await Server.Journal.WaitForAsync(entry => entry.IsCall("POST", "views.open"));
        return Assert.Single(Server.Views.Opened);
    }

    /// <summary>Someone types a command and reads the answer.</summary>
    /// <param name="channel">Null for the scene's.</param>
    public async Task<SlackInteraction> TypeAsync(SlackPerson person, string line, string? channel = null)
    {
        var interaction = await Server.Members.TypeAsync(person, channel ?? Channel.Channel, line);
        return await interaction.WaitForAnswerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
    }

    private ServiceProvider BuildServices() => new ServiceCollection()
        .AddSingleton(_clock)
        .AddLogging(logging => logging.AddProvider(Logs))
        .AddDelivery(_configuration)
        .AddSlashCommands(_configuration)
        .AddFeeds(_configuration)
        .AddArticles(_configuration)
        .AddStories(_configuration)
        .AddSlack(_configuration)
        .AddSingleton<LostChannels>()
        .AddSingleton<IChannelStore>(Channels)
        .AddSingleton<IScheduleStore>(Schedules)
        .AddSingleton<IChangeLog>(new InMemoryChangeLog())
        .AddSingleton<IFeedStore>(new InMemoryFeedStore())
        .AddSingleton<IStoryStore>(Coverage)
        .AddSingleton<IArticleStore>(Coverage)
        .AddSingleton<IInstallationStore>(Installations)
        .AddSingleton<IEditionStore>(new InMemoryEditionStore())
        .BuildServiceProvider(validateScopes: true);
}
