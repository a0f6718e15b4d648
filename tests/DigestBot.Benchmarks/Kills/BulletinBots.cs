using System.Net;
using System.Net.Sockets;
using DigestBot.Benchmarks.Start;
using DigestBot.Hosting;
using DigestBot.Storage;
using DigestBot.Testing.Kills;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Kills;

/// <summary>A database with <see cref="Bulletins"/> to post, and the program to be started on it.</summary>
internal sealed class BulletinBots : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string _folder;

    private BulletinBots(WebApplication app, IReadOnlyDictionary<string, string> environment, string folder, BulletinCount bulletins)
    {
        _app = app;
        _environment = environment;
        _folder = folder;
        Bulletins = bulletins;
    }

    public BulletinCount Bulletins { get; }

    /// <param name="storage">The setting that says where the database is.</param>
    /// <param name="minutes">How many minutes, from the present one, have a bulletin.</param>
    public static async Task<BulletinBots> PrepareAsync(LoopbackPlatform platform, (string Name, string Value) storage, int minutes, string folder)
    {
        var environment = new Dictionary<string, string>(KillRun.Settings.Concat(platform.Settings)) { [storage.Name] = storage.Value };
        var app = BotHost.CreateBuilder(StoredNews.AsSettings(environment)).AddDigestBot().Build();
        await BotHost.PrepareAsync(app.Services, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var begin = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        await StoreAsync(app.Services, platform, begin, minutes);
        return new BulletinBots(app, environment, folder, new BulletinCount(app.Services, platform, begin, minutes));
    }

    /// <summary>Returns when it is ready.</summary>
    public Task<MeasuredProcess> StartAsync()
    {
        var environment = new Dictionary<string, string>(_environment) { ["Web__Address"] = $"http://127.0.0.1:{FreePort()}" };
        return MeasuredProcess.StartAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", _folder);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // As the node that decides stories: only it may write them.
    private static async Task StoreAsync(IServiceProvider services, LoopbackPlatform platform, DateTimeOffset begin, int minutes)
    {
        const string owner = "kill-test";
        var leases = services.GetRequiredService<ILeases>();
        await leases.AcquireAsync(ILeases.Grouping, owner, TimeSpan.FromHours(1), CancellationToken.None);
        await Testing.Kills.Bulletins.PrepareAsync(services, platform, begin, minutes, CancellationToken.None);
        await leases.ReleaseAsync(ILeases.Grouping, owner, CancellationToken.None);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
