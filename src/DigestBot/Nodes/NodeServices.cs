using DigestBot.Core.Chat;
using DigestBot.Storage;

namespace DigestBot.Nodes;

internal static class NodeServices
{
    /// <summary>What divides the work where several nodes share a database; nothing where there is one.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services, IConfiguration configuration) => StorageServices.IsShared(configuration)
        ? services
            .AddSingleton<NodeName>()
            .AddSingleton<NodeDuties>()
            .AddSingleton<IConnectionTurns>(provider => provider.GetRequiredService<NodeDuties>())
            .AddHostedService<CoverageWriter>()
        : services;
}
