using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.CommandLine;

/// <summary>What commands outside the running bot need of it: its settings, the feed fetcher, the stores.</summary>
internal static class CommandServices
{
    public static ServiceProvider Create()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new ServiceCollection().AddLogging().AddStorage(configuration).AddFeeds(configuration).AddArticles(configuration).BuildServiceProvider();
    }

    /// <summary>The feeds of the bot's database, which is made where there is none.</summary>
    /// <exception cref="InputException">A setting is wrong or the database cannot be used.</exception>
    public static async Task<IFeedStore> OpenFeedsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.OpenStorageAsync(cancellationToken);
            return services.GetRequiredService<IFeedStore>();
        }
        catch (StorageException problem)
        {
            throw new InputException(problem.Message);
        }
        catch (OptionsValidationException problem)
        {
            throw new InputException(string.Join(' ', problem.Failures));
        }
    }

    /// <exception cref="InputException">A setting of section Feeds is wrong.</exception>
    public static FeedFetcher Fetcher(this IServiceProvider services) => services.Get<FeedFetcher>();

    /// <exception cref="InputException">A setting of section Feeds is wrong.</exception>
    public static PageFetcher PageFetcher(this IServiceProvider services) => services.Get<PageFetcher>();

    private static T Get<T>(this IServiceProvider services)
        where T : notnull
    {
        try
        {
            return services.GetRequiredService<T>();
        }
        catch (OptionsValidationException problem)
        {
            throw new InputException(string.Join(' ', problem.Failures));
        }
    }
}
