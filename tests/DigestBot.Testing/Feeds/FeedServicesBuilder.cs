using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing.Feeds;

/// <summary>The product's own services for feeds, with a test's settings.</summary>
public static class FeedServicesBuilder
{
    public static ServiceCollection Create(TimeProvider time, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Prepend(("RetryDelay", "00:00:00")).Prepend(("HostSpacing", "00:00:00")).ToDictionary(s => $"Feeds:{s.Item1}", s => (string?)s.Item2))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(time).AddLogging().AddFeeds(configuration);
        return services;
    }

    /// <summary>The services, with the web in memory behind them.</summary>
    public static IServiceCollection AddFeedsFrom(this IServiceCollection services, FakeWeb web)
    {
        services.AddFeeds(new ConfigurationBuilder().AddInMemoryCollection([new("Feeds:HostSpacing", "00:00:00"), new("Feeds:RetryDelay", "00:00:00")]).Build());
        services.AddHttpClient(WebFetcher.ClientName).ConfigurePrimaryHttpMessageHandler(() => web);
        return services;
    }

    public static (string Key, string Value) Allowing(LoopbackWeb web) => ("AllowedHosts:0", $"127.0.0.1:{web.Port}");
}
