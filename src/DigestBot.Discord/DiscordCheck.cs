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
            var registered = await services.GetRequiredService<CommandRegistrar>().AreRegisteredAsync(application.Id, cancellationToken);
            return registered
                ? (true, $"The token is {application.Name}'s, the gateway answers, the commands are registered.")
                : (true, $"The token is {application.Name}'s and the gateway answers; digestbot run registers the commands.");
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
}
