using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Summaries.Model;
using DigestBot.Storage;
using DigestBot.Testing;
using DigestBot.Testing.Coverage;
using DigestBot.Testing.LoopbackModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Summaries;

/// <summary>The summarizer as the bot registers it, over real HTTP and a real database, and the endpoint it asks.</summary>
public sealed class ModelScene : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;
    private readonly List<ServiceProvider> _others = [];
    private ServiceProvider? _services;

    private ModelScene(LoopbackModelServer server, Dictionary<string, string?> settings) => (Server, _settings) = (server, settings);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public LoopbackModelServer Server { get; }

    public ManualTimeProvider Time { get; } = new(Noon);

    public RecordingLoggers Log { get; } = new();

    public ISummarizer Summarizer => _services!.GetRequiredService<ISummarizer>();

    public IModelStore Store => _services!.GetRequiredService<IModelStore>();

    public Task<ModelDay> TodayAsync() => Store.DayAsync(DateOnly.FromDateTime(Noon.UtcDateTime), TestContext.Current.CancellationToken);

    public static Task<ModelScene> StartAsync(params (string Name, string? Value)[] settings) => StartAsync(database: null, settings);

    /// <param name="database">A PostgreSQL; null for a file of its own.</param>
    public static async Task<ModelScene> StartAsync(string? database, params (string Name, string? Value)[] settings)
    {
        var server = await LoopbackModelServer.StartAsync();
        var scene = new ModelScene(server, new Dictionary<string, string?> { ["Model:Name"] = "loopback", ["Model:BaseAddress"] = server.BaseAddress });
        foreach (var (name, value) in settings)
        {
            scene._settings[$"Model:{name}"] = value;
        }

        scene._settings[database is null ? "Storage:Path" : "Storage:ConnectionString"] = database ?? Path.Combine(scene._folder.Directory.FullName, "digestbot.db");
        await scene.RestartAsync();
        return scene;
    }

    /// <summary>As a process that was killed and started again: what was under way is not waited for.</summary>
    public async Task RestartAsync() => _services = await OpenAsync();

    /// <summary>The summarizer of another process on the same database.</summary>
    public async Task<ISummarizer> StartOtherAsync()
    {
        _others.Add(await OpenAsync());
        return _others[^1].GetRequiredService<ISummarizer>();
    }

    private async Task<ServiceProvider> OpenAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddStorage(configuration)
            .AddSummaries(configuration)
            .BuildServiceProvider();
        await services.OpenStorageAsync(TestContext.Current.CancellationToken);
        return services;
    }

    public Task<StorySummary> TellAsync(Story story, int sentences = 3, string? language = null) =>
        Summarizer.SummarizeAsync(story, sentences, language, TestContext.Current.CancellationToken);

    public static Task<StorySummary> TellExtractivelyAsync(Story story, int sentences = 3) =>
        new ExtractiveSummarizer().SummarizeAsync(story, sentences, TestContext.Current.CancellationToken);

    /// <summary>Waits for what happens on other threads.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    public static Story Harbour(long id = 1) => SampleArticles.Story(
        id,
        SampleArticles.Article(
            (10 * id) + 1,
            "Storm closes the harbour of Ostrand",
            "The harbour of Ostrand was closed on Monday because waves of 9 metres broke its outer wall. Harbour master Petra Lindqvist accused Holger Brand of having saved on repairs. "
            + "The ferries to Velland will not sail before Thursday, Petra Lindqvist told Holger Brand in a letter. Some 4,200 passengers had booked a crossing for the week.",
            "Harbour Post"),
        SampleArticles.Article(
            (10 * id) + 2,
            "Waves break the wall at Ostrand",
            "Waves broke the outer wall of the harbour at Ostrand, and 4,200 passengers have to wait. The shipping company Northline did not say who pays for the hotel rooms.",
            "Coast Courier"));

    public async ValueTask DisposeAsync()
    {
        Server.Release();
        foreach (var services in _others.Append(_services!))
        {
            await services.DisposeAsync();
        }

        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
