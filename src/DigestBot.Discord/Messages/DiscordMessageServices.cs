using DigestBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Discord.Messages;

public static class DiscordMessageServices
{
    /// <summary>Shows messages as Discord draws them; no connection is made.</summary>
    public static IServiceCollection AddDiscordMessages(this IServiceCollection services) =>
        services.AddSingleton<IMessageRenderer, DiscordMessageRenderer>();
}
