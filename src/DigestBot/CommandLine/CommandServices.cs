using DigestBot.CommandLine.Settings;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Hosting;
using DigestBot.Storage;

namespace DigestBot.CommandLine;

/// <summary>What commands outside the running bot need of it: its settings, the fetchers, the stores.</summary>
internal static class CommandServices
{
    public static ServiceProvider Create()
    {
        var configuration = BotHost.CreateBuilder().Configuration;
        return new ServiceCollection().AddLogging().AddStorage(configuration).AddFeeds(configuration).AddArticles(configuration).BuildServiceProvider();
    }

    /// <summary>The channels' settings in the bot's database, which is made where there is none.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static async Task<SettingsTransfer> OpenSettingsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.OpenStorageAsync(cancellationToken);
        return new(services.GetRequiredService<IChannelStore>(), services.GetRequiredService<IScheduleStore>(), services.GetRequiredService<IEditionStore>(), services.GetRequiredService<TimeProvider>());
    }

    /// <summary>The feeds of the bot's database, which is made where there is none.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static async Task<IFeedStore> OpenFeedsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.OpenStorageAsync(cancellationToken);
        return services.GetRequiredService<IFeedStore>();
    }
}
