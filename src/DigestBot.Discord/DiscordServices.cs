using DigestBot.Core.Chat;
using DigestBot.Discord.Gateway;
using DigestBot.Discord.Interactions;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Posting;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord;

public static class DiscordServices
{
    // Longer than the outbox waits for a send: what it gives up on is looked up there, not here.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(6);

    /// <summary>Discord, where a token is set; without one its messages can be drawn, and nothing connects.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DiscordOptions>().Bind(configuration.GetSection(DiscordOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>();
        services.AddDiscordMessages();
        var options = configuration.GetSection(DiscordOptions.Section).Get<DiscordOptions>() ?? new();
        return options.IsOn ? services.AddConnection() : services;
    }

    /// <summary>Shows messages as Discord draws them; no connection is made.</summary>
    public static IServiceCollection AddDiscordMessages(this IServiceCollection services)
    {
        services.TryAddSingleton<DiscordMessageRenderer>();
        return services.AddSingleton<IMessageRenderer>(provider => provider.GetRequiredService<DiscordMessageRenderer>());
    }

    private static IServiceCollection AddConnection(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        // The factory's own loggers would write the addresses, in which interactions' tokens stand.
        services.AddHttpClient(DiscordRestClient.ClientName, client => client.Timeout = LongestCall)
            .ConfigurePrimaryHttpMessageHandler(provider => CreateHandler(provider.GetRequiredService<IOptions<DiscordOptions>>().Value))
            .RemoveAllLoggers();
        services.TryAddSingleton<IConnectionTurns, OnlyNode>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<DiscordRestClient>();
        services.AddSingleton<DiscordLookBack>();
        services.AddSingleton<Forums>();
        services.AddSingleton<ForumPosts>();
        services.AddSingleton<EditionThreads>();
        services.AddSingleton<PermissionNotices>();
        services.AddSingleton<IChatPlatform, DiscordPlatform>();
        services.AddSingleton<GatewayState>();
        services.AddSingleton<IPlatformConnection>(provider => provider.GetRequiredService<GatewayState>());
        services.AddSingleton<CommandTree>();
        services.AddSingleton<CommandRegistrar>();
        services.AddSingleton<AttachmentReader>();
        services.AddSingleton<InteractionResponder>();
        services.AddSingleton<IGatewayEvents, InteractionReceiver>();
        services.AddSingleton<IGatewayEvents, Departures>();
        services.AddSingleton<GatewayWork>();
        // Stopped in reverse: first nothing more comes in, then what came is finished.
        services.AddHostedService(provider => provider.GetRequiredService<GatewayWork>());
        return services.AddHostedService<GatewayService>();
    }

    private static SocketsHttpHandler CreateHandler(DiscordOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        // A server that stands in on this machine is not behind the proxy.
        UseProxy = !new Uri(options.ApiBaseUrl).IsLoopback,
    };
}
