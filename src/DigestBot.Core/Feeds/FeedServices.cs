using System.Net;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Feeds;

public static class FeedServices
{
    /// <summary>The fetcher, the poller and their options. An <see cref="IFeedStore"/> and an <see cref="IEntrySink"/> are registered elsewhere.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FeedOptions>().Bind(configuration.GetSection(FeedOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeedOptions>, FeedOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(WebFetcher.ClientName, static (provider, client) =>
            {
                var contact = provider.GetRequiredService<IOptions<FeedOptions>>().Value.Contact;
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", WebFetcher.UserAgent(contact));
                client.DefaultRequestVersion = HttpVersion.Version20;
                client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
                client.Timeout = Timeout.InfiniteTimeSpan; // The fetcher has a limit of its own, for the body too.
            })
            .ConfigurePrimaryHttpMessageHandler(provider => GuardedConnection.CreateHandler(
                provider.GetRequiredService<IOptions<FeedOptions>>().Value, provider.GetRequiredService<INetwork>()))
            .RemoveAllLoggers(); // Addresses may hold secrets: only the poller logs, by feed id.
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.TryAddSingleton<HostTurns>();
        services.TryAddSingleton<WebFetcher>();
        services.TryAddSingleton(provider => new FeedFetcher(
            provider.GetRequiredService<WebFetcher>(), provider.GetRequiredService<IOptions<FeedOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new FeedFinder(provider.GetRequiredService<WebFetcher>(), provider.GetRequiredService<FeedFetcher>()));
        services.TryAddSingleton<FeedPoller>();
        return services;
    }
}
