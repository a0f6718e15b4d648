using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>The gateway: its sessions, who is connected, and what goes wrong there.</summary>
public sealed class LoopbackGateway(LoopbackWorld world, LoopbackJournal journal, TimeProvider time)
{
    /// <summary>Where sessions begin, and where they are resumed.</summary>
    public const string Path = "/gateway";
    public const string ResumePath = "/gateway/resume";

    private static readonly TimeSpan IdentifyWindow = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, GatewaySession> _sessions = new();
    private readonly ConcurrentDictionary<GatewayConnection, byte> _connections = new();
    private readonly ConcurrentQueue<DateTimeOffset> _identifies = new();
    private int _sessionNumber;

    /// <summary>Without a path: <c>ws://127.0.0.1:40404</c>.</summary>
    public string Authority { get; set; } = "";

    public string Url => Authority + Path;

    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    public int Shards { get; set; } = 1;

    public int SessionStartsLeft { get; set; } = 1_000;

    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Intents that this application was not given.</summary>
    public int DisallowedIntents { get; set; } = (1 << 1) | (1 << 8) | (1 << 15);

    /// <summary>While set, heartbeats get no answer.</summary>
    public bool SwallowHeartbeats { get; set; }

    /// <summary>While set, heartbeats are answered so much later.</summary>
    public TimeSpan AcknowledgeAfter { get; set; }

    /// <summary>While set, resumes are answered with "invalid session".</summary>
    public bool RefuseResumes { get; set; }

    public int Connected => _connections.Keys.Count(connection => connection.Session is not null);

    /// <summary>Ends when a client has begun or resumed a session.</summary>
    public async Task WaitForSessionAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Connected == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void Drop() => ForEach(connection => connection.Abort());

    public Task CloseAsync(int code) => ForEachAsync(connection => connection.CloseAsync(code, "on demand"));

    /// <summary>Op 7.</summary>
    public Task AskToReconnectAsync() => ForEachAsync(connection => connection.SendAsync(7, null));

    /// <summary>Op 9.</summary>
    public Task InvalidateAsync(bool resumable)
    {
        if (!resumable)
        {
            _sessions.Clear();
        }

        return ForEachAsync(connection => connection.SendAsync(9, resumable));
    }

    /// <summary>Op 1: asks for a heartbeat at once.</summary>
    public Task AskForHeartbeatAsync() => ForEachAsync(connection => connection.SendAsync(1, null));

    /// <summary>Sends an event of the guild to every session that has its shard; those that are away get it when they resume.</summary>
    /// <param name="intent">Only to those that asked for it; 0 for what nobody has to ask for.</param>
    public async Task DispatchAsync(string type, JsonObject data, int intent = 0)
    {
        // Private conversations are the first shard's.
        var isPrivate = data["channel_id"] is not null && data["guild_id"] is null;
        foreach (var session in _sessions.Values.Where(session => (isPrivate ? session.Shard.Number == 0 : session.HasShardOf(world.GuildId)) && (session.Intents & intent) == intent))
        {
            await session.DispatchAsync(type, (JsonObject)data.DeepClone());
        }
    }

    internal JsonObject Info() => new()
    {
        ["url"] = Url,
        ["shards"] = Shards,
        ["session_start_limit"] = new JsonObject { ["total"] = 1_000, ["remaining"] = SessionStartsLeft, ["reset_after"] = 14_400_000, ["max_concurrency"] = MaxConcurrency },
    };

    internal async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = 400;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var query = context.Request.Query;
        Note($"connected {context.Request.Path}{context.Request.QueryString}", null);
        await using var connection = new GatewayConnection(this, socket, query["compress"] == "zlib-stream", time);
        if (Refusal(query) is var (code, reason))
        {
            await connection.CloseAsync(code, reason);
            return;
        }

        _connections.TryAdd(connection, 0);
        try
        {
            await connection.RunAsync(context.RequestAborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            Note("connection lost", null);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    // Of Discord's encodings and ways to pack, those that need no library are spoken here.
    private static (int Code, string Reason)? Refusal(IQueryCollection query) => query switch
    {
        _ when query["v"].ToString() is not ("" or "9" or "10") => (4012, "Invalid API version."),
        _ when query["encoding"].ToString() is not ("" or "json") => (4002, "Only the encoding json is spoken here."),
        _ when query["compress"].ToString() is not ("" or "zlib-stream") => (4002, "Only zlib-stream is spoken here."),
        _ => null,
    };

    internal GatewaySession? Find(string id) => RefuseResumes ? null : _sessions.GetValueOrDefault(id);

    internal void End(GatewaySession session) => _sessions.TryRemove(session.Id, out _);

    /// <returns>Null when too many began within five seconds.</returns>
    internal GatewaySession? Begin(JsonArray? shard, int intents)
    {
        var now = time.GetUtcNow();
        while (_identifies.TryPeek(out var oldest) && now - oldest >= IdentifyWindow)
        {
            _identifies.TryDequeue(out _);
        }

        if (_identifies.Count >= MaxConcurrency || SessionStartsLeft == 0)
        {
            return null;
        }

        _identifies.Enqueue(now);
        SessionStartsLeft--;
        var session = new GatewaySession($"session-{Interlocked.Increment(ref _sessionNumber)}")
        {
            Shard = shard is null ? (0, 1) : ((int)shard[0]!, (int)shard[1]!),
            Intents = intents,
        };
        _sessions[session.Id] = session;
        return session;
    }

    internal bool IsToken(string? token) => token == world.Token || token == $"Bot {world.Token}";

    internal JsonObject Ready(GatewaySession session, JsonArray? shard) => new()
    {
        ["v"] = 10,
        ["user"] = world.Bot(),
        ["guilds"] = session.HasShardOf(world.GuildId) ? new JsonArray(new JsonObject { ["id"] = world.GuildId, ["unavailable"] = true }) : new JsonArray(),
        ["session_id"] = session.Id,
        ["resume_gateway_url"] = Authority + ResumePath,
        ["shard"] = shard?.DeepClone(),
        ["application"] = new JsonObject { ["id"] = world.ApplicationId, ["flags"] = 0 },
        ["private_channels"] = new JsonArray(),
        ["relationships"] = new JsonArray(),
    };

    internal string GuildId => world.GuildId;

    internal JsonObject Guild() => world.GuildCreate();

    internal void Note(string what, JsonNode? body) => journal.Add(new(time.GetUtcNow(), $"gateway {what}", 0, body?.DeepClone()));

    private void ForEach(Action<GatewayConnection> action)
    {
        foreach (var connection in _connections.Keys)
        {
            action(connection);
        }
    }

    private Task ForEachAsync(Func<GatewayConnection, Task> action) => Task.WhenAll(_connections.Keys.Select(action));
}
