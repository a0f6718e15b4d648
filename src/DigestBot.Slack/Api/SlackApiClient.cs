using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Api;

/// <summary>Calls methods of Slack's Web API, each with the token of its workspace.</summary>
internal sealed class SlackApiClient(SlackTransport transport, SlackTokens tokens, IOptions<SlackOptions> options)
{
    /// <inheritdoc cref="SlackTransport.SendAsync"/>
    public async Task<T> CallAsync<T>(SlackCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : SlackAnswer
    {
        if (call.Method == SlackMethod.OpenConnection)
        {
            return await transport.SendAsync(call, options.Value.AppToken, type, cancellationToken);
        }

        var token = await tokens.OfAsync(call.Workspace, cancellationToken);
        try
        {
            return await transport.SendAsync(call, token, type, cancellationToken);
        }
        catch (SlackApiException refused) when (refused.IsTokenRefused)
        {
            // Refused calls did nothing. With another token than it had the workspace may have installed the bot anew.
            var other = await tokens.AfterRefusalAsync(call.Workspace, token, refused, cancellationToken);
            return await transport.SendAsync(call, other, type, cancellationToken);
        }
    }
}
