using System.Buffers;
using System.Net.WebSockets;

namespace DigestBot.Discord.Gateway;

/// <summary>One connection to the gateway: whole messages in and out.</summary>
internal sealed class GatewaySocket : IAsyncDisposable
{
    // 120 a minute are allowed; the rest is kept for heartbeats, which must never wait.
    private const int MaxSends = 110;

    private const int ReceiveBuffer = 16 * 1024;

    private static readonly TimeSpan SendWindow = TimeSpan.FromMinutes(1);

    private readonly ClientWebSocket _socket = new();
    private readonly GatewayInflater _inflater = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Queue<DateTimeOffset> _sent = new();
    private readonly TimeProvider _time;
    private ArrayBufferWriter<byte> _received = new(ReceiveBuffer);

    private GatewaySocket(TimeProvider time) => _time = time;

    /// <param name="address">As Discord gives it; the version and the packing are added.</param>
    public static async Task<GatewaySocket> ConnectAsync(string address, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = new GatewaySocket(time);
        try
        {
            var uri = new UriBuilder(address) { Query = "v=10&encoding=json&compress=zlib-stream" }.Uri;
            if (uri.IsLoopback)
            {
                socket._socket.Options.Proxy = null;
            }

            await socket._socket.ConnectAsync(uri, cancellationToken);
            return socket;
        }
        catch
        {
            // The caller never sees this socket, only why there is none.
            await socket.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next message, valid until the one after; null once the other side closed.</summary>
    /// <exception cref="WebSocketException">The connection was lost.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_received.Capacity > ReceiveBuffer * 4)
        {
            _received = new(ReceiveBuffer);
        }

        _received.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_received.GetMemory(ReceiveBuffer / 4), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            _received.Advance(part.Count);
            if (_received.WrittenCount > GatewayInflater.MaxMessage)
            {
                throw new InvalidDataException($"A message of the gateway is longer than {GatewayInflater.MaxMessage} bytes.");
            }

            if (!part.EndOfMessage)
            {
                continue;
            }

            // A server that does not pack sends text.
            if (part.MessageType is WebSocketMessageType.Text)
            {
                return _received.WrittenMemory;
            }

            if (GatewayInflater.EndsMessage(_received.WrittenSpan))
            {
                return _inflater.Inflate(_received.WrittenSpan);
            }
        }
    }

    /// <summary>Discord's reason for closing; null where it gave none.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <param name="urgent">A heartbeat: it does not wait for its turn in the minute.</param>
    public async Task SendAsync(ReadOnlyMemory<byte> message, bool urgent, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            while (WaitForTurn() is { } wait && !urgent)
            {
                // Discord closes a connection that sends more than its minute allows.
                await Task.Delay(wait, _time, cancellationToken);
            }

            _sent.Enqueue(_time.GetUtcNow());
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye; the other side's answer ends <see cref="ReceiveAsync"/>.</summary>
    /// <param name="keepSession">Discord ends a session that is closed with 1000 or 1001, and keeps it for any other code.</param>
    public async Task CloseAsync(bool keepSession, CancellationToken cancellationToken)
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(keepSession ? (WebSocketCloseStatus)4000 : WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
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
        _inflater.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private TimeSpan? WaitForTurn()
    {
        var now = _time.GetUtcNow();
        while (_sent.TryPeek(out var oldest) && now - oldest >= SendWindow)
        {
            _sent.Dequeue();
        }

        return _sent.Count < MaxSends ? null : _sent.Peek() + SendWindow - now;
    }
}
