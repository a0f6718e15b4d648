using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What a client may come back to: its events, numbered, the missed ones kept.</summary>
internal sealed class GatewaySession(string id) : IDisposable
{
    private readonly SemaphoreSlim _order = new(1, 1);
    private readonly List<JsonObject> _events = [];
    private GatewayConnection? _connection;

    public string Id => id;

    /// <summary>Which of how many.</summary>
    public (int Number, int Of) Shard { get; init; } = (0, 1);

    public int Intents { get; init; }

    public bool HasShardOf(string guild) => (int)((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % (ulong)Shard.Of) == Shard.Number;

    public async Task DispatchAsync(string type, JsonObject data)
    {
        await _order.WaitAsync();
        try
        {
            var payload = new JsonObject { ["op"] = 0, ["t"] = type, ["s"] = _events.Count + 1, ["d"] = data };
            _events.Add(payload);
            if (_connection is not null)
            {
                await _connection.SendAsync(payload);
            }
        }
        finally
        {
            _order.Release();
        }
    }

    /// <summary>A connection takes the session on, after the event of that number.</summary>
    /// <returns>False when there is no such event.</returns>
    public async Task<bool> AttachAsync(GatewayConnection connection, int after)
    {
        await _order.WaitAsync();
        try
        {
            if (after < 0 || after > _events.Count)
            {
                return false;
            }

            foreach (var missed in _events.Skip(after))
            {
                await connection.SendAsync(missed);
            }

            _connection = connection;
            return true;
        }
        finally
        {
            _order.Release();
        }
    }

    public void Dispose() => _order.Dispose();

    public void Detach(GatewayConnection connection)
    {
        if (_connection == connection)
        {
            _connection = null;
        }
    }
}
