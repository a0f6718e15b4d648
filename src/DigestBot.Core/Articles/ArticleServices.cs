using DigestBot.Core.Articles.Pages;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles;

public static class ArticleServices
{
    /// <summary>The builder of articles and the fetcher of pages; needs what <c>AddFeeds</c> registers.</summary>
    public static IServiceCollection AddArticles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ArticleOptions>().Bind(configuration.GetSection("Articles")).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ArticleOptions>, ArticleOptionsValidator>());
        services.TryAddSingleton(provider => new ArticleBuilder(provider.GetRequiredService<IOptions<ArticleOptions>>().Value));
        services.TryAddSingleton(provider => new PageFetcher(provider.GetRequiredService<WebFetcher>()));
        services.TryAddSingleton<ArticlePages>();
        return services;
    }
}
