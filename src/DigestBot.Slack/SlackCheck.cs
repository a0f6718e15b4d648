using System.Net.WebSockets;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using DigestBot.Slack.Posting;
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
            var options = services.GetRequiredService<IOptions<SlackOptions>>().Value;
            var tokens = options.InstallsItself
                ? await CheckInstallationsAsync(services.GetRequiredService<IInstallationStore>(), api, options, cancellationToken)
                : await CheckTokenAsync(api, cancellationToken);
            if (!options.UsesSocketMode)
            {
                return (true, $"{tokens.Whose}; Slack's requests are taken at Slack:RequestAddress. {tokens.Next}");
            }

            var opened = await api.CallAsync(SlackCall.Read(SlackMethod.OpenConnection, workspace: null), SlackJson.Default.ConnectionInfo, cancellationToken);
            await using var connection = await SocketConnection.OpenAsync(new Uri(opened.Url ?? ""), TimeProvider.System, cancellationToken);
            await connection.CloseAsync(cancellationToken);
            return (true, $"{tokens.Whose}, Socket Mode answers. {tokens.Next}");
        }
        catch (SlackApiException refused) when (refused.Message.StartsWith(SlackMethod.OpenConnection.Name, StringComparison.Ordinal))
        {
            return (false, $"Slack refuses the app-level token ({refused.Code}): give one with connections:write in Slack__AppToken, and turn Socket Mode on in the app's settings.");
        }
        catch (SlackApiException refused) when (refused.IsTokenRefused)
        {
            return (false, $"Slack refuses the bot's token ({refused.Code}): install the app in your workspace and give its Bot User OAuth Token in Slack__Token.");
        }
        catch (SecretUnreadableException unreadable)
        {
            return (false, unreadable.Message);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested
            && problem is SlackApiException or SlackBusyException or HttpRequestException or WebSocketException or OperationCanceledException or JsonException or UriFormatException)
        {
            return (false, $"Slack cannot be used: {problem.Message.TrimEnd('.')}. Is this machine on the network, and Slack:ApiBaseUrl right?");
        }
    }

    private static async Task<(string Whose, string Next)> CheckTokenAsync(SlackApiClient api, CancellationToken cancellationToken)
    {
        var bot = await TestAsync(api, workspace: null, cancellationToken);
        return ($"The token is {bot.User}'s in {bot.Team}", $"In each channel that gets digests: /invite @{bot.User}.");
    }

    private static async Task<(string Whose, string Next)> CheckInstallationsAsync(IInstallationStore installations, SlackApiClient api, SlackOptions options, CancellationToken cancellationToken)
    {
        var good = new List<string>();
        var lost = new List<string>();
        foreach (var installation in await installations.ListAsync(SlackPlatform.Name, cancellationToken))
        {
            try
            {
                await TestAsync(api, installation.Workspace, cancellationToken);
                good.Add(installation.Name);
            }
            catch (SlackApiException refused) when (refused.IsTokenRefused)
            {
                lost.Add(installation.Name);
            }
        }

        var whose = good.Count == 0 ? "No workspace has installed the bot yet" : $"Installed in {string.Join(", ", good)}";
        return (lost.Count == 0 ? whose : $"{whose}; no longer in {string.Join(", ", lost)}", $"A workspace installs the bot at {options.InstallAddress}.");
    }

    private static Task<TokenInfo> TestAsync(SlackApiClient api, string? workspace, CancellationToken cancellationToken) =>
        api.CallAsync(SlackCall.Read(SlackMethod.TestToken, workspace), SlackJson.Default.TokenInfo, cancellationToken);
}
