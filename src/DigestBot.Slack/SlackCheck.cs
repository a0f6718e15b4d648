using System.Net.WebSockets;
using System.Text.Json;
using DigestBot.Slack.Api;
using DigestBot.Slack.SocketMode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack;

/// <summary>Walks the steps between the tokens and a working bot, and stops at the first that fails.</summary>
public static class SlackCheck
{
    /// <summary>What was found, as a sentence for the operator; null where no token is set.</summary>
    public static async Task<(bool Works, string Finding)?> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<SlackApiClient>() is not { } api)
        {
            return null;
        }

        try
        {
            var bot = await api.CallAsync(SlackCall.Read(SlackMethod.TestToken), SlackJson.Default.TokenInfo, cancellationToken);
            if (!services.GetRequiredService<IOptions<SlackOptions>>().Value.UsesSocketMode)
            {
                return (true, $"The token is {bot.User}'s in {bot.Team}; Slack's requests are taken at Slack:RequestAddress. In each channel that gets digests: /invite @{bot.User}.");
            }

            var opened = await api.CallAsync(SlackCall.Read(SlackMethod.OpenConnection), SlackJson.Default.ConnectionInfo, cancellationToken);
            await using var connection = await SocketConnection.OpenAsync(new Uri(opened.Url ?? ""), TimeProvider.System, cancellationToken);
            await connection.CloseAsync(cancellationToken);
            return (true, $"The token is {bot.User}'s in {bot.Team}, Socket Mode answers. In each channel that gets digests: /invite @{bot.User}.");
        }
        catch (SlackApiException refused) when (refused.Message.StartsWith(SlackMethod.OpenConnection.Name, StringComparison.Ordinal))
        {
            return (false, $"Slack refuses the app-level token ({refused.Code}): give one with connections:write in Slack__AppToken, and turn Socket Mode on in the app's settings.");
        }
        catch (SlackApiException refused) when (refused.IsTokenRefused)
        {
            return (false, $"Slack refuses the bot's token ({refused.Code}): install the app in your workspace and give its Bot User OAuth Token in Slack__Token.");
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested
            && problem is SlackApiException or SlackBusyException or HttpRequestException or WebSocketException or OperationCanceledException or JsonException or UriFormatException)
        {
            return (false, $"Slack cannot be used: {problem.Message.TrimEnd('.')}. Is this machine on the network, and Slack:ApiBaseUrl right?");
        }
    }
}
