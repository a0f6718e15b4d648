using DigestBot.Core.Summaries.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Summaries;

public static class SummaryServices
{
    /// <summary>Summaries in the articles' own sentences or, where a model is set, in its words.</summary>
    public static IServiceCollection AddSummaries(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ExtractiveSummarizer>();
        if (!(configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new()).IsOn())
        {
            return services.AddSingleton<ISummarizer>(provider => provider.GetRequiredService<ExtractiveSummarizer>());
        }

        services.AddMetrics();

        // The endpoint is the operator's and may be this machine: no guard against private addresses, and no redirect that would take the key elsewhere.
        services.AddHttpClient(ModelClient.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .AddHttpMessageHandler(() => new BoundedAnswer(ModelClient.MaxAnswerBytes))
            .RemoveAllLoggers();
        return services
            .AddSingleton<ModelMetrics>()
            .AddSingleton<ModelClient>()
            .AddSingleton<ISummarizer, LlmSummarizer>();
    }
}
