using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Digests;

public static class DigestServices
{
    /// <summary>What makes editions, on demand and on schedule. The stores, a summarizer and the chat platforms are registered elsewhere.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DigestOptions>().Bind(configuration.GetSection(DigestOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DigestOptions>, DigestOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(NamedTopics.None);
        services.TryAddSingleton<EditionBuilder>();
        services.TryAddSingleton<FirstSlot>();
        services.AddSingleton<LostChannels>();
        services.AddSingleton<AlertPublisher>();
        return services.AddSingleton<EditionPublisher>();
    }
}
