using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using DigestBot.Slack.Interactions;
using DigestBot.Slack.Messages;
using DigestBot.Slack.Posting;
using DigestBot.Slack.Requests;
using DigestBot.Slack.SocketMode;
using DigestBot.Slack.Views;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack;

public static class SlackServices
{
    // Longer than the outbox waits for a send: what it gives up on is looked up there, not here.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(6);

    /// <summary>Slack, where a token is set; without one its messages can be drawn, and nothing connects.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SlackOptions>().Bind(configuration.GetSection(SlackOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackTransportValidator>();
        services.AddSecrets(configuration);
        services.AddSlackMessages();
        var options = configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new();
        return options.IsOn ? services.AddConnection(options) : services;
    }

    /// <summary>Shows messages as Slack draws them; no connection is made.</summary>
    public static IServiceCollection AddSlackMessages(this IServiceCollection services)
    {
        services.TryAddSingleton<SlackMessageRenderer>();
        return services.AddSingleton<IMessageRenderer>(provider => provider.GetRequiredService<SlackMessageRenderer>());
    }

    private static IServiceCollection AddConnection(this IServiceCollection services, SlackOptions configured)
    {
        services.TryAddSingleton(TimeProvider.System);
        // The factory's own loggers would write the addresses: those for answers are secrets.
        services.AddHttpClient(SlackTransport.ClientName, client => client.Timeout = LongestCall)
            .ConfigurePrimaryHttpMessageHandler(provider => CreateHandler(provider.GetRequiredService<IOptions<SlackOptions>>().Value))
            .RemoveAllLoggers();
        services.TryAddSingleton<IConnectionTurns, OnlyNode>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<SlackTransport>();
        services.AddSingleton<SlackTokens>();
        services.AddSingleton<SlackApiClient>();
        services.AddSingleton<SlackLookBack>();
        services.AddSingleton<IChatPlatform, SlackPlatform>();
        services.AddSingleton<Departures>();
        services.AddSingleton<SlackMembers>();
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<ResponseAddress>();
        services.AddSingleton<Modals>();
        services.AddSingleton<InteractionResponder>();
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackFileUpload>();
        services.AddSingleton<FormDesk>();
        services.AddSingleton<HomePage>();
        services.AddSingleton<DeliveryReceiver>();
        services.AddSingleton<IDeliveries>(provider => provider.GetRequiredService<DeliveryReceiver>());
        services.AddSingleton<SocketState>();
        // Stopped in reverse: first nothing more comes in, then what came is finished.
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryReceiver>());
        if (configured.TakesRequests)
        {
            services.AddSingleton<InstallPages>();
            services.AddHostedService<RequestListener>();
        }

        return configured.UsesSocketMode ? services.AddHostedService<SocketModeService>() : services;
    }

    private static SocketsHttpHandler CreateHandler(SlackOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        // A server that stands in on this machine is not behind the proxy.
        UseProxy = !new Uri(options.ApiBaseUrl).IsLoopback,
    };
}
