using System.Net.WebSockets;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using DigestBot.Slack.Posting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.SocketMode;

/// <summary>The bot's presence on Slack, for as long as the program runs: always one connection, and two while one takes over from the other.</summary>
internal sealed partial class SocketModeService(SlackApiClient api, IDeliveries deliveries, SocketState state, IConnectionTurns turns, TimeProvider time, ILogger<SocketModeService> logger) : BackgroundService
{
    // Slack closes a connection some 10 s after it announced that; if not, it is closed from here.
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(30);

    // How long Slack may take to answer a close before the connection is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.RunAsync(SlackPlatform.Name, ConnectAsync, stoppingToken);

    private async Task ConnectAsync(CancellationToken stoppingToken)
    {
        var serving = new List<Task>();
        try
        {
            while (await OpenAsync(stoppingToken) is { } connection)
            {
                var replace = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                serving.RemoveAll(ended => ended.IsCompleted);
                serving.Add(ServeAsync(connection, replace, stoppingToken));
                if (!await replace.Task)
                {
                    // Whatever ended it without a word may not be over yet.
                    await Task.Delay(FirstRetry, time, stoppingToken);
                }
            }
        }
        finally
        {
            await Task.WhenAll(serving);
        }
    }

    /// <returns>Null when Slack refuses the app: asking again would not help.</returns>
    private async Task<SocketConnection?> OpenAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                var answer = await api.CallAsync(SlackCall.Read(SlackMethod.OpenConnection, workspace: null), SlackJson.Default.ConnectionInfo, cancellationToken);
                var connection = await SocketConnection.OpenAsync(new Uri(answer.Url ?? ""), time, cancellationToken);
                state.Opened();
                LogConnected();
                return connection;
            }
            catch (SlackApiException refused) when (refused.IsTokenRefused || refused.Code is SlackErrorCode.MissingScope)
            {
                const string reason = "Slack refuses the app-level token: give one with connections:write in Slack__AppToken.";
                state.Refuse(reason);
                LogRefused(reason);
                return null;
            }
            catch (Exception unreachable) when (!cancellationToken.IsCancellationRequested && IsSlacks(unreachable))
            {
                var wait = FirstRetry * Math.Pow(2, Math.Min(failures, 10));
                wait = (wait < LongestRetry ? wait : LongestRetry) * (0.5 + (Random.Shared.NextDouble() / 2));
                LogUnreachable(wait, unreachable.Message);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    /// <summary>Listens until the connection ends.</summary>
    /// <param name="replace">Completed as soon as the next connection is wanted: true when Slack announced this one's end, false when it is over without that.</param>
    private async Task ServeAsync(SocketConnection connection, TaskCompletionSource<bool> replace, CancellationToken stoppingToken)
    {
        // Not linked to the stop: a cancelled receive cuts the connection, and Slack would go on delivering into it.
        using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var closing = CloseAsync(connection, replace.Task, limit, ends.Token);
        var forms = new List<Task>();
        try
        {
            while (await connection.ReceiveAsync(limit.Token) is { } message)
            {
                if (message.Type == "disconnect")
                {
                    LogAnnounced(message.Reason);
                    // For other reasons the next connection would be refused or be one too many.
                    if (message.Reason is not ("link_disabled" or "too_many_websockets"))
                    {
                        replace.TrySetResult(true);
                    }
                }
                else if (message.EnvelopeId is { } envelope)
                {
                    forms.RemoveAll(form => form.IsCompleted);
                    if (IDeliveries.IsForm(message.Type, message.Payload))
                    {
                        forms.Add(TakeFormAsync(connection, envelope, message, limit.Token));
                        continue;
                    }

                    // First the acknowledgement: nothing that the bot does may make it late.
                    await connection.AcknowledgeAsync(envelope, payload: null, limit.Token);
                    Take(envelope, message);
                }
            }
        }
        catch (Exception broken) when (IsSlacks(broken))
        {
            LogBroken(broken);
        }
        finally
        {
            state.Closed();
            replace.TrySetResult(false);
            await ends.CancelAsync();
            await closing;
            await Task.WhenAll(forms);
            await connection.DisposeAsync();
        }
    }

    private void Take(string envelope, SocketMessage message)
    {
        try
        {
            deliveries.Take(envelope, message.Type, message.Payload);
        }
        catch (JsonException unreadable)
        {
            // A delivery that Slack has changed must not cut off all others.
            LogUnreadable(unreadable, message.Type);
        }
    }

    private async Task TakeFormAsync(SocketConnection connection, string envelope, SocketMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var payload = await deliveries.TakeFormAsync(envelope, message.Payload);
            await connection.AcknowledgeAsync(envelope, payload, cancellationToken);
        }
        catch (JsonException unreadable)
        {
            LogUnreadable(unreadable, message.Type);
        }
        catch (Exception broken) when (IsSlacks(broken) || broken is ObjectDisposedException)
        {
            LogBroken(broken);
        }
    }

    /// <summary>Says goodbye on a stop, at the end, or when the next connection has had time to take over; cuts it where Slack does not answer.</summary>
    private async Task CloseAsync(SocketConnection connection, Task replaced, CancellationTokenSource limit, CancellationToken ends)
    {
        await replaced.WaitAsync(ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(HandOver, time, ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        limit.CancelAfter(CloseTimeout);
        await connection.CloseAsync(limit.Token);
    }

    private static bool IsSlacks(Exception problem) =>
        problem is SlackApiException or SlackBusyException or HttpRequestException or WebSocketException or IOException or InvalidDataException or JsonException or UriFormatException or OperationCanceledException;

    [LoggerMessage(LogLevel.Debug, "The bot is connected to Slack.")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Debug, "Slack will end a connection: {Reason}.")]
    private partial void LogAnnounced(string? reason);

    [LoggerMessage(LogLevel.Debug, "A connection to Slack was lost; the next one is opened.")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Error, "The bot is not on Slack: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "Slack cannot be reached and is tried again in {Delay}: {Reason}")]
    private partial void LogUnreachable(TimeSpan delay, string reason);

    [LoggerMessage(LogLevel.Warning, "A delivery {Kind} from Slack cannot be read.")]
    private partial void LogUnreadable(Exception exception, string kind);
}
