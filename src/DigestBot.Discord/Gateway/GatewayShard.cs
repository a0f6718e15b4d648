using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace DigestBot.Discord.Gateway;

/// <summary>Keeps one shard of the bot on the gateway: begins a session, and takes it up again after every break.</summary>
internal sealed partial class GatewayShard(GatewayIdentify identify, string address, IdentifyGate gate, IReadOnlyList<IGatewayEvents> listeners, GatewayState state, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(20);

    // How long Discord may take to answer a close before the connection is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private GatewayReady? _session;
    private long? _sequence;
    private int _failures;

    private int Number => identify.Shard[0];

    /// <summary>Runs until cancelled, or until Discord says that coming back is pointless.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var code = await ConnectAsync(cancellationToken);
            if (CloseCode.Fatal(code) is { } reason)
            {
                LogRefused(Number, code!.Value, reason);
                state.Refuse(reason);
                return;
            }

            if (CloseCode.EndsSession(code))
            {
                ForgetSession();
            }

            await WaitBeforeRetryAsync(cancellationToken);
        }
    }

    /// <returns>Discord's code for closing, if it gave one.</returns>
    private async Task<int?> ConnectAsync(CancellationToken cancellationToken)
    {
        GatewaySocket? socket = null;
        try
        {
            socket = await GatewaySocket.ConnectAsync(_session?.ResumeGatewayUrl ?? address, time, cancellationToken);
            await ServeAsync(socket, cancellationToken);
            return socket.CloseCode;
        }
        catch (Exception broken) when (!cancellationToken.IsCancellationRequested
            && broken is WebSocketException or IOException or HttpRequestException or InvalidDataException or JsonException or OperationCanceledException)
        {
            LogBroken(broken, Number);
            return socket?.CloseCode;
        }
        finally
        {
            state.Set(Number, connected: false);
            if (socket is not null)
            {
                await socket.DisposeAsync();
            }
        }
    }

    private async Task ServeAsync(GatewaySocket socket, CancellationToken cancellationToken)
    {
        // Not linked to the stop: a cancelled receive cuts the connection, and Discord would not hear how it is left.
        using var connection = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var heart = new GatewayHeart(socket, await HelloAsync(socket, cancellationToken), () => _sequence, time);
        var dead = heart.BeatUntilDeadAsync(connection.Token);
        var serving = ListenAsync(socket, heart, connection.Token);
        try
        {
            await GreetAsync(socket, cancellationToken);
            if (await Task.WhenAny(dead, serving).WaitAsync(cancellationToken) == dead)
            {
                LogZombie(Number);
            }
        }
        finally
        {
            // On the way out the session ends as well; else it is kept to be taken up again.
            connection.CancelAfter(CloseTimeout);
            await socket.CloseAsync(keepSession: !cancellationToken.IsCancellationRequested, connection.Token);
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await connection.CancelAsync();
            await dead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What went wrong in either of them is what ended the connection.
        await (serving.IsFaulted ? serving : dead.IsFaulted ? dead : Task.CompletedTask);
    }

    private async Task<TimeSpan> HelloAsync(GatewaySocket socket, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(HelloTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var message = await socket.ReceiveAsync(both.Token) ?? throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        var frame = GatewayFrame.Read(message);
        var hello = frame.Op is GatewayOp.Hello ? JsonSerializer.Deserialize(frame.Data.Span, GatewayJson.Default.GatewayHello) : null;
        return hello is { HeartbeatInterval: > 0 } ? TimeSpan.FromMilliseconds(hello.HeartbeatInterval) : throw new InvalidDataException("The gateway did not say hello.");
    }

    private async Task GreetAsync(GatewaySocket socket, CancellationToken cancellationToken)
    {
        if (_session is null)
        {
            await gate.WaitAsync(Number, cancellationToken);
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new(GatewayOp.Identify, identify), GatewayJson.Default.Identify), urgent: false, cancellationToken);
        }
        else
        {
            var resume = new GatewayResume(identify.Token, _session.SessionId, _sequence ?? 0);
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new(GatewayOp.Resume, resume), GatewayJson.Default.Resume), urgent: false, cancellationToken);
        }
    }

    private async Task ListenAsync(GatewaySocket socket, GatewayHeart heart, CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } message)
        {
            var frame = GatewayFrame.Read(message);
            switch (frame.Op)
            {
                case GatewayOp.Dispatch:
                    Take(frame);
                    break;
                case GatewayOp.Heartbeat:
                    await heart.BeatAsync(cancellationToken);
                    break;
                case GatewayOp.HeartbeatAck:
                    heart.Acknowledge();
                    break;
                case GatewayOp.Reconnect:
                    return;
                case GatewayOp.InvalidSession:
                    if (!frame.Data.Span.SequenceEqual("true"u8))
                    {
                        ForgetSession();
                        // Discord asks for 1 to 5 s before a new session.
                        await Task.Delay(TimeSpan.FromSeconds(1 + (4 * Random.Shared.NextDouble())), time, cancellationToken);
                    }

                    return;
            }
        }
    }

    private void Take(GatewayFrame frame)
    {
        _sequence = frame.Sequence ?? _sequence;
        switch (frame.Event)
        {
            case "READY":
                _session = JsonSerializer.Deserialize(frame.Data.Span, GatewayJson.Default.GatewayReady);
                Connected();
                break;
            case "RESUMED":
                Connected();
                break;
        }

        foreach (var listener in listeners)
        {
            try
            {
                listener.Take(frame.Event ?? "", frame.Data.Span);
            }
            catch (JsonException unreadable)
            {
                // An event that Discord has changed must not cut off all others.
                LogUnreadable(unreadable, frame.Event);
            }
        }
    }

    private void Connected()
    {
        _failures = 0;
        state.Set(Number, connected: true);
        LogConnected(Number);
    }

    private void ForgetSession() => (_session, _sequence) = (null, null);

    private Task WaitBeforeRetryAsync(CancellationToken cancellationToken)
    {
        // The first time at once: most breaks are one reconnect long.
        var wait = _failures == 0 ? TimeSpan.Zero : FirstRetry * Math.Pow(2, Math.Min(_failures, 10) - 1);
        _failures++;
        wait = wait < LongestRetry ? wait : LongestRetry;
        // At random within the half, so that all bots do not come back in one moment.
        return Task.Delay(wait * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "Shard {Shard} is connected to Discord.")]
    private partial void LogConnected(int shard);

    [LoggerMessage(LogLevel.Debug, "Shard {Shard} lost Discord and connects again.")]
    private partial void LogBroken(Exception exception, int shard);

    [LoggerMessage(LogLevel.Debug, "Shard {Shard} heard nothing from Discord for a heartbeat and connects again.")]
    private partial void LogZombie(int shard);

    [LoggerMessage(LogLevel.Error, "Discord closed shard {Shard} with {Code} for good: {Reason}")]
    private partial void LogRefused(int shard, int code, string reason);

    [LoggerMessage(LogLevel.Warning, "An event {Event} from Discord cannot be read.")]
    private partial void LogUnreadable(Exception exception, string? @event);
}
