using DigestBot.Core.Articles;
using DigestBot.Core.Articles.Pages;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Stories;

public static class StoryServices
{
    /// <summary>The keeper of the coverage, behind the reader of pages, as the feeds' <see cref="IEntrySink"/>; needs what <c>AddArticles</c> registers. The stores are registered elsewhere.</summary>
    public static IServiceCollection AddStories(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoryOptions>().Bind(configuration.GetSection(StoryOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StoryOptions>, StoryOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CoverageKeeper>();
        services.TryAddSingleton<IStoryExplanations>(provider => provider.GetRequiredService<CoverageKeeper>());
        services.TryAddSingleton<IEntrySink>(provider => new FullTextSink(
            provider.GetService<IWaitingArticles>() is { } waiting ? new WaitingLine(provider.GetRequiredService<CoverageKeeper>(), waiting) : provider.GetRequiredService<CoverageKeeper>(),
            provider.GetRequiredService<IArticleStore>(),
            provider.GetRequiredService<ArticlePages>(),
            provider.GetRequiredService<IOptions<ArticleOptions>>()));
        return services;
    }
}
