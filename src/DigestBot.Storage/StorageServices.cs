using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
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
        return services
            .AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>()
            .AddSingleton<Database>()
            .AddSingleton<IFeedStore, FeedStore>()
            .AddSingleton<IArticleStore, ArticleStore>()
            .AddSingleton<StoryStore>()
            .AddSingleton<IStoryStore>(provider => new StoriesInMemory(provider.GetRequiredService<StoryStore>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IChannelStore, ChannelStore>()
            .AddSingleton<IChangeLog, ChangeLog>()
            .AddSingleton<IScheduleStore, ScheduleStore>()
            .AddSingleton<IEditionStore, EditionStore>()
            .AddSingleton<IOutbox, Outbox>()
            .AddSingleton<IInstallationStore, InstallationStore>()
            .AddSingleton<ILocalChatStore, LocalChatStore>();
    }

    /// <summary>Makes the database when missing and brings its tables up to date; a few milliseconds where nothing is to do.</summary>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what mends it.</exception>
    public static Task OpenStorageAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Database>().OpenAsync(cancellationToken);
}
