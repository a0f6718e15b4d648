using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>The app's Socket Mode connections, and what is delivered over them.</summary>
public sealed class SocketHub(LoopbackJournal journal, TimeProvider time) : IAsyncDisposable
{
    public const string Path = "/link";

    /// <summary>Slack's number.</summary>
    internal const int MaxConnections = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private readonly Lock _lock = new();
    private readonly List<SocketLink> _links = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;

    internal string Authority { get; set; } = "";

    public int Connected
    {
        get
        {
            lock (_lock)
            {
                return _links.Count;
            }
        }
    }

    /// <summary>Ends when so many connections are open.</summary>
    public async Task WaitForConnectionsAsync(int number = 1)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_links.Count == number)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(limit.Token);
        }
    }

    /// <summary>Announces the end of every connection; <paramref name="close"/> says whether it comes at once or is left to the client.</summary>
    public async Task AnnounceEndAsync(string reason, bool close = false)
    {
        foreach (var link in Links())
        {
            await link.SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "loopback" } });
            link.IsEnding = true;
            if (close)
            {
                await link.CloseAsync();
            }
        }
    }

    /// <summary>Closes the connections whose end was announced, as Slack does some seconds later.</summary>
    public async Task CloseAnnouncedAsync()
    {
        foreach (var link in Links().Where(link => link.IsEnding))
        {
            await link.CloseAsync();
        }
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void Drop()
    {
        foreach (var link in Links())
        {
            link.Abort();
        }
    }

    /// <summary>Sends an envelope to one of the connections.</summary>
    /// <exception cref="InvalidOperationException">There is none: a person would see that the app did not respond.</exception>
    internal async Task SendAsync(JsonObject envelope)
    {
        var links = Links();
        if (links.Count == 0)
        {
            throw new InvalidOperationException("The app has no connection.");
        }

        await links[Interlocked.Increment(ref _turn) % links.Count].SendAsync(envelope);
    }

    /// <summary>Told of every acknowledgement.</summary>
    internal Action<string, JsonObject>? OnAcknowledged { get; set; }

    internal string NewAddress()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return $"ws://{Authority}{Path}?ticket={ticket}";
    }

    internal async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _) || Connected >= MaxConnections)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await using var link = new SocketLink(socket);
        Change(() => _links.Add(link));
        Note("connected");
        try
        {
            await link.SendAsync(new JsonObject
            {
                ["type"] = "hello",
                ["num_connections"] = Connected,
                ["connection_info"] = new JsonObject { ["app_id"] = LoopbackApp.Id },
                ["debug_info"] = new JsonObject { ["host"] = "loopback", ["approximate_connection_time"] = 18_060 },
            });
            await foreach (var message in link.ReadAsync())
            {
                Note("acknowledged", message);
                OnAcknowledged?.Invoke(message["envelope_id"]?.ToString() ?? "", message);
            }
        }
        finally
        {
            Change(() => _links.Remove(link));
            Note($"closed by the client with {link.CloseCode}");
        }
    }

    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    private List<SocketLink> Links()
    {
        lock (_lock)
        {
            return [.. _links];
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    private void Note(string what, JsonObject? body = null) => journal.Add(new(time.GetUtcNow(), $"socket {what}", 0, body?.DeepClone()));
}
