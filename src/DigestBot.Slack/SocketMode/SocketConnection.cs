using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Slack.SocketMode;

/// <summary>One of the app's connections: whole messages in, acknowledgements out.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    private const int ReceiveBuffer = 16 * 1024;

    /// <summary>A payload holds at most a message or a view: tens of thousands of characters.</summary>
    private const int MaxMessage = 4 * 1024 * 1024;

    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(20);

    // Slack pings too, but whether the way to Slack still works only an answered ping of our own tells.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);

    private SocketConnection()
    {
    }

    /// <summary>Opened, and greeted by Slack.</summary>
    /// <param name="address">For one use.</param>
    /// <exception cref="WebSocketException">It could not be.</exception>
    public static async Task<SocketConnection> OpenAsync(Uri address, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = new SocketConnection();
        try
        {
            connection._socket.Options.KeepAliveInterval = PingInterval;
            connection._socket.Options.KeepAliveTimeout = PongTimeout;
            if (address.IsLoopback)
            {
                connection._socket.Options.Proxy = null;
            }

            using var limit = new CancellationTokenSource(HelloTimeout, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await connection._socket.ConnectAsync(address, both.Token);
            var first = await connection.ReceiveAsync(both.Token);
            return first?.Type == "hello" ? connection : throw new WebSocketException($"Slack greeted with \"{first?.Type ?? "a close"}\" instead of a hello.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next message; null once the other side closed.</summary>
    /// <exception cref="WebSocketException">The connection was lost.</exception>
    public async Task<SocketMessage?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var received = new ArrayBufferWriter<byte>(ReceiveBuffer);
        while (true)
        {
            var part = await _socket.ReceiveAsync(received.GetMemory(ReceiveBuffer / 4), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            received.Advance(part.Count);
            if (received.WrittenCount > MaxMessage)
            {
                throw new InvalidDataException($"A message of Slack's is longer than {MaxMessage} bytes.");
            }

            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize(received.WrittenSpan, SocketJson.Default.SocketMessage);
            }
        }
    }

    /// <summary>Tells Slack that the delivery has arrived; without it Slack shows an error after 3 s.</summary>
    /// <param name="payload">What becomes of a form; else null.</param>
    public async Task AcknowledgeAsync(string envelope, JsonObject? payload, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new(envelope, payload), SocketJson.Default.Acknowledgement);
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye; the other side's answer ends <see cref="ReceiveAsync"/>.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // It is closed, then, without a word.
            _socket.Abort();
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }
}
