using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing.Feeds;

/// <summary>The product's own services for feeds, with a test's settings.</summary>
public static class FeedServicesBuilder
{
    private static readonly KeyValuePair<string, string?>[] WithoutWaits = [new("Feeds:HostSpacing", "00:00:00"), new("Feeds:RetryDelay", "00:00:00")];

    public static ServiceCollection Create(TimeProvider time, params (string Key, string Value)[] settings)
    {
        // Later sources win over earlier ones.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(WithoutWaits)
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Feeds:{setting.Key}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(time).AddLogging().AddFeeds(configuration);
        return services;
    }

    /// <summary>The services, with the web in memory behind them.</summary>
    public static IServiceCollection AddFeedsFrom(this IServiceCollection services, FakeWeb web)
    {
        services.AddFeeds(new ConfigurationBuilder().AddInMemoryCollection(WithoutWaits).Build());
        services.AddHttpClient(WebFetcher.ClientName).ConfigurePrimaryHttpMessageHandler(() => web);
        return services;
    }

    public static (string Key, string Value) Allowing(LoopbackWeb web) => ("AllowedHosts:0", $"127.0.0.1:{web.Port}");
}
