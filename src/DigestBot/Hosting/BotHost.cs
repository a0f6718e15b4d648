using DigestBot.CommandLine;
using DigestBot.Core.Topics;
using DigestBot.Storage;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace DigestBot.Hosting;

/// <summary>Builds, starts and stops the bot's host: for <c>run</c>, for <c>demo</c>, and for commands that need the store alone.</summary>
internal static class BotHost
{
    /// <param name="settings">Win over files and the environment: what a command itself decides.</param>
    public static WebApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "digestbot" });
        // Started elsewhere than beside its settings, the program still has its defaults.
        builder.Configuration.Sources.Insert(0, ShippedSettings);
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.UseUtcTimestamp = true;
        });
        // Why the start failed is told in a sentence (KnownProblem), or is thrown: these would add a stack trace to it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        // Data goes to stdout, logs do not.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(4));
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>Checks every setting and brings the database up to date. Nothing listens and nothing is fetched before this passed.</summary>
    /// <exception cref="InputException">A setting that no option reads; ready topics that cannot be read.</exception>
    /// <exception cref="OptionsValidationException">A setting with a value that cannot be.</exception>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var unknown = SettingsCheck.UnknownKeys(services.GetRequiredService<IConfiguration>()).ToList();
        if (unknown.Count > 0)
        {
            throw new InputException(string.Join(Environment.NewLine, unknown));
        }

        services.GetService<IStartupValidator>()?.Validate();
        services.GetService<NamedTopics>();
        await services.OpenStorageAsync(cancellationToken);
    }

    /// <summary>Runs until told to stop.</summary>
    /// <param name="build">Puts the host together; settings files are read there already.</param>
    /// <param name="prepare">Runs between the checks and the first tick: for what must be stored before anything starts.</param>
    /// <param name="onReady">Called once everything listens.</param>
    /// <returns>An exit code; what keeps it from starting is thrown, and told by <see cref="KnownProblem"/>.</returns>
    public static async Task<int> RunAsync(
        Func<WebApplication> build,
        Func<IServiceProvider, CancellationToken, Task> prepare,
        Func<WebApplication, CancellationToken, Task> onReady,
        CancellationToken cancellationToken)
    {
        await using var app = build();
        await PrepareAsync(app.Services, cancellationToken);
        using var alone = OneBotPerDatabase.Hold(app.Services);
        await prepare(app.Services, cancellationToken);
        app.MapDigestBot();
        await app.StartAsync(cancellationToken);
        await onReady(app, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Success;
    }

    private static JsonConfigurationSource ShippedSettings
    {
        get
        {
            var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Optional = true };
            source.ResolveFileProvider();
            return source;
        }
    }
}
