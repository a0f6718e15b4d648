using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

public static class SlashCommandServices
{
    /// <summary>The router and every command. Needs the stores.</summary>
    public static IServiceCollection AddSlashCommands(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CommandOptions>().Bind(configuration.GetSection("Commands")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CommandOptions>, CommandOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CommandCatalogue>();
        services.AddSingleton<SlashCommandRouter>();
        return services;
    }
}
