using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Discord;
using DigestBot.Discord.Gateway;
using DigestBot.Testing;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Discord;

/// <summary>The bot's Discord side with the whole command tree and stores in memory, on a loopback Discord of its own.</summary>
internal sealed class DiscordScene : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly IConfiguration _configuration;
    private ServiceProvider _services;

    private DiscordScene(LoopbackDiscordServer server, TimeProvider clock, IConfiguration configuration)
    {
        Server = server;
        _clock = clock;
        _configuration = configuration;
        _services = BuildServices();
        Channel = ChannelAt(0);
    }

    public LoopbackDiscordServer Server { get; }

    public ChannelRef Channel { get; }

    public InMemoryChannelStore Channels { get; } = new();

    public InMemoryScheduleStore Schedules { get; } = new();

    public InMemoryCoverage Coverage { get; } = new();

    public RecordingLoggers Logs { get; } = new();

    public IChatPlatform Platform => Get<IChatPlatform>();

    /// <param name="time">The bot's; Discord's is the real one, where this is not set by hand.</param>
    public static async Task<DiscordScene> StartAsync(TimeProvider? time = null, string? token = null, params (string Name, string Value)[] settings)
    {
        var server = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
        // The bot's clock runs faster than Discord's here.
        server.Gateway.MaxConcurrency = 100;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Discord:Token", token ?? server.World.Token),
            new("Discord:ApiBaseUrl", server.ApiBaseUrl),
            .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)),
        ]).Build();
        return new(server, time ?? TimeProvider.System, configuration);
    }

    /// <summary>The bot comes on: registers its commands and connects to the gateway.</summary>
    public static async Task<DiscordScene> StartConnectedAsync(params (string Name, string Value)[] settings)
    {
        var scene = await StartAsync(new HastyTimeProvider(times: 20), token: null, settings);
        await scene.ConnectAsync();
        return scene;
    }

    /// <summary>Connected, with one story in its coverage.</summary>
    public static async Task<DiscordScene> StartWithStoryAsync()
    {
        var scene = await StartConnectedAsync();
        var now = TimeProvider.System.GetUtcNow();
        var article = new Article
        {
            Id = new ArticleId(1),
            Key = "entry-1",
            Title = "Ferry crews walk out over pay",
            Text = "Ferry crews walked out on Monday over pay. The union said talks resume on Friday.",
            Url = "https://harbour.example/1",
            Source = "Harbour Post",
            Published = now.AddHours(-1),
            Seen = now.AddHours(-1),
            Language = "en",
        };
        await scene.Coverage.SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(1), DuplicateOf: null, 0)], CancellationToken.None);
        return scene;
    }

    public async Task ConnectAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        // Only when the bot has heard that its session began can it take it up again.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!Get<GatewayState>().IsConnected)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>The bot's process ends and another begins, on the same stores.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _services = BuildServices();
        await ConnectAsync();
    }

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

    public ChannelRef ChannelAt(int index) => new("discord", Server.World.GuildId, Server.World.ChannelIds[index]);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A page as the outbox would hold it.</summary>
    public string Body(string key = "7-260320-0800") => Platform.Render(SampleMessages.Edition(3), key)[0];

    public Task<string> SendAsync(string key = "7-260320-0800", ChannelRef? channel = null) =>
        Platform.SendAsync(channel ?? Channel, Body(key), key + ".1", TestContext.Current.CancellationToken);

    public Task<string?> FindAsync(string key = "7-260320-0800") => Platform.FindAsync(Channel, key + ".1", TestContext.Current.CancellationToken);

    /// <summary>Someone runs a command and reads the answer.</summary>
    public async Task<LoopbackInteraction> RunAsync(LoopbackMember member, string command, params (string Name, string Value)[] options)
    {
        var interaction = await Server.Members.RunAsync(member, Channel.Channel, command, options);
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
        .AddDigests(_configuration)
        .AddSlashCommands(_configuration)
        .AddFeeds(_configuration)
        .AddArticles(_configuration)
        .AddStories(_configuration)
        .AddDiscord(_configuration)
        .AddSingleton<IChannelStore>(Channels)
        .AddSingleton<IScheduleStore>(Schedules)
        .AddSingleton<IChangeLog>(new InMemoryChangeLog())
        .AddSingleton<IFeedStore>(new InMemoryFeedStore())
        .AddSingleton<IStoryStore>(Coverage)
        .AddSingleton<IArticleStore>(Coverage)
        .AddSingleton<IEditionStore>(new InMemoryEditionStore())
        .BuildServiceProvider(validateScopes: true);
}
