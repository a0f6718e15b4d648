using System.Net;
using DigestBot.Core.Articles;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Discord;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using DigestBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Web;

/// <summary>The console on a port of its own, over a database of its own that is gone afterwards.</summary>
public sealed class ConsoleHost : IAsyncDisposable
{
    /// <summary>When every test happens.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 17, 9, 30, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private ConsoleHost(WebApplication app, DirectoryInfo folder)
    {
        _app = app;
        _folder = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<ConsoleHost> StartAsync(params (string Name, string Value)[] settings) => StartAsync(_ => { }, settings);

    /// <param name="change">Puts something else in place of one of the bot's own services.</param>
    public static async Task<ConsoleHost> StartAsync(Action<IServiceCollection> change, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-web-");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Web:Address", "http://127.0.0.1:0"),
            new("Storage:Path", Path.Combine(folder.FullName, "digestbot.db")),
            .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)),
        ]);
        var web = new FakeWeb();
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider(Now));
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddDigests(builder.Configuration);
        builder.Services.AddArticles(builder.Configuration).AddStories(builder.Configuration);
        builder.Services.AddFeedsFrom(web).AddSingleton(web).AddSlashCommands(builder.Configuration);
        builder.Services.AddDiscordMessages();
        builder.Services.AddSlackMessages();
        builder.Services.AddWebConsole(builder.Configuration);
        change(builder.Services);
        var app = builder.Build();
        app.MapWebConsole();
        await app.Services.OpenStorageAsync(CancellationToken.None);
        await app.StartAsync();
        return new(app, folder);
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A client that keeps cookies and follows nothing by itself.</summary>
    public HttpClient CreateClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
