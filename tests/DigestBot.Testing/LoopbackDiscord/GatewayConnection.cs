using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>One client on the gateway.</summary>
internal sealed class GatewayConnection : IAsyncDisposable
{
    private const int MaxPayload = 4_096;

    private const int MaxSendsPerMinute = 120;

    private readonly LoopbackGateway _gateway;
    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream? _zlib;
    private readonly Queue<DateTimeOffset> _received = new();
    private bool _closed;

    public GatewayConnection(LoopbackGateway gateway, WebSocket socket, bool compress, TimeProvider time)
    {
        (_gateway, _socket, _time) = (gateway, socket, time);
        _zlib = compress ? new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true) : null;
    }

    public GatewaySession? Session { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SendAsync(10, new JsonObject { ["heartbeat_interval"] = (int)_gateway.HeartbeatInterval.TotalMilliseconds, ["_trace"] = new JsonArray("loopback") });
        while (!_closed && await ReceiveAsync(cancellationToken) is { } payload)
        {
            await HandleAsync(payload);
        }

        // Code 1000 or 1001 from the client ends the session; any other keeps it for a resume.
        if (_socket.CloseStatus is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable && !_closed && Session is not null)
        {
            _gateway.End(Session);
        }

        if (!_closed)
        {
            _gateway.Note($"closed by the client with {(int?)_socket.CloseStatus}", null);
            await _socket.CloseOutputAsync(_socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }

    public Task SendAsync(int op, JsonNode? data) => SendAsync(new JsonObject { ["op"] = op, ["d"] = data?.DeepClone(), ["s"] = null, ["t"] = null });

    public async Task SendAsync(JsonObject payload)
    {
        var text = Encoding.UTF8.GetBytes(payload.ToJsonString());
        await _sending.WaitAsync();
        try
        {
            if (_socket.State is not WebSocketState.Open)
            {
                return;
            }

            if (_zlib is null)
            {
                await _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                return;
            }

            _packed.SetLength(0);
            await _zlib.WriteAsync(text);
            await _zlib.FlushAsync();
            await _socket.SendAsync(_packed.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The client has gone: what is missed waits in its session.
            _closed = true;
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Abort()
    {
        _closed = true;
        Session?.Detach(this);
        _socket.Abort();
    }

    public async Task CloseAsync(int code, string reason)
    {
        _closed = true;
        Session?.Detach(this);
        _gateway.Note($"closed with {code}", reason);
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Session?.Detach(this);
        if (_zlib is not null)
        {
            await _zlib.DisposeAsync();
        }

        await _packed.DisposeAsync();
        _sending.Dispose();
    }

    private async Task<JsonObject?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxPayload + 1];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (length > MaxPayload)
            {
                await CloseAsync(4002, "Payload longer than 4096 bytes.");
                return null;
            }

            if (part.EndOfMessage)
            {
                return await ParseAsync(buffer.AsMemory(0, length));
            }
        }
    }

    private async Task<JsonObject?> ParseAsync(ReadOnlyMemory<byte> text)
    {
        var now = _time.GetUtcNow();
        _received.Enqueue(now);
        while (now - _received.Peek() >= TimeSpan.FromMinutes(1))
        {
            _received.Dequeue();
        }

        if (_received.Count > MaxSendsPerMinute)
        {
            await CloseAsync(4008, "Rate limited.");
            return null;
        }

        try
        {
            return JsonNode.Parse(text.Span) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            await CloseAsync(4002, "Error while decoding payload.");
            return null;
        }
    }

    private async Task HandleAsync(JsonObject payload)
    {
        var op = FormRules.Number(payload, "op");
        var data = payload["d"];
        _gateway.Note($"op {op}", data);
        switch (op)
        {
            case 1:
                await AcknowledgeAsync();
                break;
            case 2 when Session is not null:
                await CloseAsync(4005, "Already authenticated.");
                break;
            case 2:
                await IdentifyAsync(data as JsonObject ?? []);
                break;
            case 6:
                await ResumeAsync(data as JsonObject ?? []);
                break;
            case 3 or 4 or 8 or 31:
                await (Session is null ? CloseAsync(4003, "Not authenticated.") : Task.CompletedTask);
                break;
            default:
                await CloseAsync(4001, "Unknown opcode.");
                break;
        }
    }

    private async Task AcknowledgeAsync()
    {
        if (_gateway.SwallowHeartbeats)
        {
            return;
        }

        if (_gateway.AcknowledgeAfter > TimeSpan.Zero)
        {
            await Task.Delay(_gateway.AcknowledgeAfter, _time);
        }

        await SendAsync(11, null);
    }

    private async Task IdentifyAsync(JsonObject identify)
    {
        var shard = identify["shard"] as JsonArray;
        var intents = FormRules.Number(identify, "intents");
        var refusal = 0 switch
        {
            _ when !_gateway.IsToken(FormRules.Text(identify, "token")) => 4004,
            _ when shard is not null && (shard.Count != 2 || (int)shard[0]! < 0 || (int)shard[0]! >= (int)shard[1]!) => 4010,
            _ when _gateway.Shards > (shard is null ? 1 : (int)shard[1]!) => 4011,
            _ when intents is null or < 0 or >= 1 << 26 => 4013,
            _ when (intents & _gateway.DisallowedIntents) != 0 => 4014,
            _ => 0,
        };
        if (refusal != 0)
        {
            await CloseAsync(refusal, "Refused.");
            return;
        }

        if (identify["properties"] is not JsonObject || _gateway.Begin(shard, intents!.Value) is not { } session)
        {
            await SendAsync(9, false);
            return;
        }

        await session.AttachAsync(this, 0);
        await session.DispatchAsync("READY", _gateway.Ready(session, shard));
        Session = session;
        if ((intents & 1) != 0 && session.HasShardOf(_gateway.GuildId))
        {
            await session.DispatchAsync("GUILD_CREATE", _gateway.Guild());
        }
    }

    private async Task ResumeAsync(JsonObject resume)
    {
        if (!_gateway.IsToken(FormRules.Text(resume, "token")))
        {
            await CloseAsync(4004, "Authentication failed.");
            return;
        }

        if (_gateway.Find(FormRules.Text(resume, "session_id") ?? "") is not { } session)
        {
            await SendAsync(9, false);
            return;
        }

        if (!await session.AttachAsync(this, FormRules.Number(resume, "seq") ?? -1))
        {
            await CloseAsync(4007, "Invalid seq.");
            return;
        }

        Session = session;
        await session.DispatchAsync("RESUMED", []);
    }
}
