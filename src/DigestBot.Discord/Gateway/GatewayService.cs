using System.Net;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Discord.Interactions;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Gateway;

/// <summary>The bot's presence on Discord, for as long as the program runs.</summary>
internal sealed partial class GatewayService(
    DiscordRestClient rest, CommandRegistrar commands, IEnumerable<IGatewayEvents> listeners, GatewayState state, IConnectionTurns turns, TimeProvider time, IOptions<DiscordOptions> options, ILogger<GatewayService> logger) : BackgroundService
{
    /// <summary>Servers and their channels. Interactions come without an intent, and nothing else is asked for.</summary>
    private const int GuildsIntent = 1;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.RunAsync(state.Platform, ConnectAsync, stoppingToken);

    private async Task ConnectAsync(CancellationToken stoppingToken)
    {
        if (await FindGatewayAsync(stoppingToken) is not { } gateway)
        {
            return;
        }

        await RegisterCommandsAsync(stoppingToken);

        var gate = new IdentifyGate(gateway.SessionStartLimit, time);
        var properties = new GatewayProperties("linux", "digestbot", "digestbot");
        var count = Math.Max(1, gateway.Shards);
        state.Begin(count);
        var shards = Enumerable.Range(0, count).Select(number => new GatewayShard(
            new(options.Value.Token!, properties, GuildsIntent, [number, count]), gateway.Url, gate, [.. listeners], state, time, logger));
        await Task.WhenAll(shards.Select(shard => shard.RunAsync(stoppingToken)));
    }

    /// <returns>Null when Discord refuses the token: asking again would not help.</returns>
    private async Task<GatewayInfo?> FindGatewayAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await rest.SendAsync(new DiscordRequest(DiscordRoute.Gateway), DiscordJson.Default.GatewayInfo, cancellationToken);
            }
            catch (DiscordApiException refused) when (refused.Status is HttpStatusCode.Unauthorized)
            {
                var reason = CloseCode.Fatal(4004)!;
                state.Refuse(reason);
                LogRefused(reason);
                return null;
            }
            catch (Exception unreachable) when (!cancellationToken.IsCancellationRequested && IsDiscords(unreachable))
            {
                LogUnreachable(RetryDelay, unreachable.Message);
                // An unreachable Discord is asked again in its time, not in a tight loop.
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }

    // Those registered at an earlier start go on working meanwhile: no reason to stay away.
    private async Task RegisterCommandsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await commands.RegisterAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested && IsDiscords(problem))
        {
            LogNotRegistered(problem.Message);
        }
    }

    private static bool IsDiscords(Exception problem) => problem is DiscordApiException or DiscordBusyException or HttpRequestException or OperationCanceledException or JsonException;

    [LoggerMessage(LogLevel.Error, "The commands could not be registered on Discord; the next start tries again: {Reason}")]
    private partial void LogNotRegistered(string reason);

    [LoggerMessage(LogLevel.Error, "The bot is not on Discord: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "Discord cannot be reached and is tried again in {Delay}: {Reason}")]
    private partial void LogUnreachable(TimeSpan delay, string reason);
}
