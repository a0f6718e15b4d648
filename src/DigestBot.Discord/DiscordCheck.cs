using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using DigestBot.Discord.Gateway;
using DigestBot.Discord.Interactions;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Discord;

/// <summary>Walks the steps between a token and a working bot, and stops at the first that fails.</summary>
public static class DiscordCheck
{
    /// <summary>What was found, as a sentence for the operator; null where no token is set.</summary>
    public static async Task<(bool Works, string Finding)?> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<DiscordRestClient>() is not { } rest)
        {
            return null;
        }

        try
        {
            var application = await rest.SendAsync(new DiscordRequest(DiscordRoute.Application), DiscordJson.Default.ApplicationInfo, cancellationToken);
            var gateway = await rest.SendAsync(new DiscordRequest(DiscordRoute.Gateway), DiscordJson.Default.GatewayInfo, cancellationToken);
            if (gateway.SessionStartLimit.Remaining == 0)
            {
                return (false, $"Discord lets the bot connect no more for {TimeSpan.FromMilliseconds(gateway.SessionStartLimit.ResetAfter):h\\:mm} h: it was started too often. Wait so long.");
            }

            await using var socket = await GatewaySocket.ConnectAsync(gateway.Url, TimeProvider.System, cancellationToken);
            await socket.CloseAsync(keepSession: false, cancellationToken);
            var guilds = await rest.SendAsync(new DiscordRequest(DiscordRoute.Guilds), DiscordJson.Default.ListOwnGuild, cancellationToken);
            if (Missing(application, guilds) is { } missing)
            {
                return (false, missing);
            }

            var registered = await services.GetRequiredService<CommandRegistrar>().AreRegisteredAsync(application.Id, cancellationToken);
            return (true, $"The token is {application.Name}'s, the gateway answers, the bot is in {guilds.Count} server{(guilds.Count == 1 ? "" : "s")}, {(registered ? "the commands are registered." : "digestbot run registers the commands.")}");
        }
        catch (DiscordApiException refused) when (refused.Status is HttpStatusCode.Unauthorized)
        {
            return (false, CloseCode.Fatal(4004)!);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested
            && problem is DiscordApiException or DiscordBusyException or HttpRequestException or WebSocketException or OperationCanceledException or JsonException)
        {
            return (false, $"Discord cannot be used: {problem.Message.TrimEnd('.')}. Is this machine on the network, and Discord:ApiBaseUrl right?");
        }
    }

    private static string? Missing(ApplicationInfo application, List<OwnGuild> guilds)
    {
        if (guilds.Count == 0)
        {
            return $"The token is {application.Name}'s, but the bot is in no server yet: add it with https://discord.com/oauth2/authorize?client_id={application.Id}&scope=bot+applications.commands&permissions={DiscordPermissions.Wanted}";
        }

        // A channel may still say otherwise: who plans a digest there is told so in the answer.
        var lacking = guilds.Select(guild => (guild.Name, Permissions: DiscordPermissions.MissingToPost(guild.Permissions, isThread: false))).FirstOrDefault(guild => guild.Permissions.Count > 0);
        return lacking.Permissions is null ? null : $"In the server {lacking.Name} the bot's role lacks {string.Join(" and ", lacking.Permissions)}: give it in the server's settings, under Roles.";
    }
}
