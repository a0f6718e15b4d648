using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries.Model;
using DigestBot.Storage.Dialects;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Storage;

public static class StorageServices
{
    /// <summary>The stores behind Core's ports. <see cref="OpenStorageAsync"/> must have ended before any of them is used.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        if (IsShared(configuration))
        {
            services.AddSingleton<IWaitingArticles, WaitingArticleStore>();
        }

        return services
            .AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>()
            .AddSingleton<Database>()
            .AddSingleton<LeaseStore>()
            .AddSingleton<ILeases>(provider => provider.GetRequiredService<LeaseStore>())
            .AddSingleton<IFeedStore, FeedStore>()
            .AddSingleton<IArticleStore, ArticleStore>()
            .AddSingleton<StoryStore>()
            .AddSingleton(provider => new StoriesInMemory(provider.GetRequiredService<StoryStore>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IAdoptedFeedback, AdoptedFeedbackStore>()
            .AddSingleton<IStoryStore>(provider => new AdoptedStories(
                // Another node may have written what this one would remember.
                IsShared(configuration) ? provider.GetRequiredService<StoryStore>() : provider.GetRequiredService<StoriesInMemory>(),
                provider.GetRequiredService<IAdoptedFeedback>()))
            .AddSingleton<IChannelStore, ChannelStore>()
            .AddSingleton<IChangeLog, ChangeLog>()
            .AddSingleton<IScheduleStore, ScheduleStore>()
            .AddSingleton<IEditionStore, EditionStore>()
            .AddSingleton<IModelStore, ModelStore>()
            .AddSingleton<IOutbox, Outbox>()
            .AddSingleton<IRetention, Retention>()
            .AddSingleton<IInstallationStore, InstallationStore>()
            .AddSingleton<ILocalChatStore, LocalChatStore>();
    }

    /// <summary>Whether the settings name a database that several nodes may work on.</summary>
    public static bool IsShared(IConfiguration configuration) => !string.IsNullOrWhiteSpace(ConnectionString(configuration));

    /// <summary>How to connect to that database, for what keeps tables of its own there. May hold a password.</summary>
    public static string SharedConnectionString(IConfiguration configuration) => PostgresConnectionString.Complete(ConnectionString(configuration)!).ToString();

    private static string? ConnectionString(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"];
    }

    /// <summary>The database as the operator knows it, with its version; no secrets.</summary>
    public static async Task<string> DescribeStorageAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        return $"{database.Dialect.Name} (version {await database.ReadAsync(session => session.ScalarAsync<string>(database.Dialect.Version), cancellationToken)})";
    }

    /// <summary>Makes the database when missing and brings its tables up to date; a few milliseconds where nothing is to do.</summary>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what mends it.</exception>
    public static Task OpenStorageAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Database>().OpenAsync(cancellationToken);

    /// <summary>Reads everything that is stored: seconds for a large database.</summary>
    /// <exception cref="StorageException">Some of it is damaged; the message says what to do.</exception>
    public static Task InspectStorageAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Database>().InspectAsync(cancellationToken);

    /// <summary>Writes all that is stored into a file, as it is at one moment; a bot may run meanwhile. The database is not brought up to date for it.</summary>
    /// <exception cref="StorageException">There is no backup; the message says why, or what else makes one.</exception>
    public static Task BackUpStorageAsync(this IServiceProvider services, string file, bool overwrite, CancellationToken cancellationToken) =>
        services.GetRequiredService<Database>().BackUpAsync(file, overwrite, cancellationToken);
}
