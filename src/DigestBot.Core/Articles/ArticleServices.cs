using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles;

public static class ArticleServices
{
    public static IServiceCollection AddArticles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ArticleOptions>().Bind(configuration.GetSection("Articles")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ArticleOptions>, ArticleOptionsValidator>();
        services.AddSingleton(provider => new ArticleBuilder(provider.GetRequiredService<IOptions<ArticleOptions>>().Value));
        return services;
    }
}
