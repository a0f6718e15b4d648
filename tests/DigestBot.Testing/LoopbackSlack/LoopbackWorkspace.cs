using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>The workspace: its channels, who is in them, and what was posted.</summary>
public sealed class LoopbackWorkspace(TimeProvider time)
{
    public const string TeamId = "T0LOOPBACK";
    public const string AppId = "A0LOOPBACK";
    public const string BotUserId = "U0BOT00001";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Place> _places = new[] { "general", "random", "news" }
        .Select((name, i) => new Place($"C0CHANNEL{i + 1}", name)).Append(new Place("D0DIRECT01", "")).ToDictionary(place => place.Id);

    private readonly List<JsonObject> _messages = [];
    private long _lastTs;

    public string Token { get; } = "xoxb-loopback";

    public string AppToken { get; } = "xapp-loopback";

    public string SigningSecret { get; } = "loopback-signing-secret";

    public IReadOnlyList<string> ChannelIds { get; } = ["C0CHANNEL1", "C0CHANNEL2", "C0CHANNEL3"];

    /// <summary>What the installed app may do; null: everything.</summary>
    public IReadOnlySet<string>? Scopes { get; set; }

    /// <summary>After that every call says <c>token_revoked</c>.</summary>
    public bool IsRevoked { get; set; }

    public IReadOnlyList<JsonObject> MessagesIn(string channel)
    {
        lock (_lock)
        {
            return [.. _messages.Where(message => message["channel"]!.ToString() == channel).Select(message => (JsonObject)message.DeepClone())];
        }
    }

    public void RemoveBot(string channel) => Change(channel, place => place with { HasBot = false });

    public void Archive(string channel) => Change(channel, place => place with { IsArchived = true });

    public void MakePrivate(string channel) => Change(channel, place => place with { IsPrivate = true });

    public void Delete(string channel)
    {
        lock (_lock)
        {
            _places.Remove(channel);
        }
    }

    /// <summary>A member writes.</summary>
    public JsonObject Say(string channel, SlackPerson person, string text) =>
        Store(channel, new JsonObject { ["type"] = "message", ["user"] = person.Id, ["text"] = text });

    internal JsonObject Post(WebApiCall call)
    {
        var text = call.Text("text");
        var blocks = call.Structure("blocks");
        if (string.IsNullOrEmpty(text) && blocks is null)
        {
            throw new SlackError("no_text");
        }

        var place = Writable(call.Required("channel"));
        if (text?.Length > 40_000)
        {
            throw new SlackError("msg_too_long");
        }

        BlockRules.Check(blocks);
        var message = new JsonObject { ["type"] = "message", ["user"] = BotUserId, ["bot_id"] = "B0LOOPBACK", ["app_id"] = AppId, ["text"] = text ?? "" };
        foreach (var (name, value) in new[] { ("blocks", blocks), ("metadata", call.Structure("metadata")) })
        {
            if (value is not null)
            {
                message[name] = value;
            }
        }

        if (call.Text("thread_ts") is { } thread)
        {
            message["thread_ts"] = thread;
        }

        var stored = Store(place.Id, message);
        return new JsonObject { ["ok"] = true, ["channel"] = place.Id, ["ts"] = stored["ts"]!.ToString(), ["message"] = stored };
    }

    internal JsonObject History(WebApiCall call)
    {
        var place = Readable(call.Required("channel"));
        return Page(call, MessagesIn(place.Id).Where(message => message["thread_ts"] is null).Reverse());
    }

    internal JsonObject Replies(WebApiCall call)
    {
        var place = Readable(call.Required("channel"));
        var parent = call.Required("ts");
        var all = MessagesIn(place.Id);
        return all.Any(message => message["ts"]!.ToString() == parent)
            ? Page(call, all.Where(message => message["ts"]!.ToString() == parent || message["thread_ts"]?.ToString() == parent))
            : throw new SlackError("thread_not_found");
    }

    internal JsonObject Info(WebApiCall call)
    {
        var place = Visible(call.Required("channel"));
        return new JsonObject { ["ok"] = true, ["channel"] = Payload(place) };
    }

    internal static JsonObject User(WebApiCall call)
    {
        var id = call.Required("user");
        var person = SlackPerson.All.FirstOrDefault(known => known.Id == id) ?? throw new SlackError("user_not_found");
        return new JsonObject { ["ok"] = true, ["user"] = person.Payload() };
    }

    internal string NameOf(string channel)
    {
        lock (_lock)
        {
            return _places.TryGetValue(channel, out var place) ? place.IsPrivate ? "privategroup" : place.IsDirect ? "directmessage" : place.Name : channel;
        }
    }

    private static JsonObject Page(WebApiCall call, IEnumerable<JsonObject> messages)
    {
        var oldest = decimal.Parse(call.Text("oldest") ?? "0", CultureInfo.InvariantCulture);
        var from = int.Parse(call.Text("cursor") is { Length: > 0 } cursor ? cursor : "0", CultureInfo.InvariantCulture);
        var limit = Math.Clamp(call.Number("limit", 100), 1, 999);
        var all = messages.Where(message => decimal.Parse(message["ts"]!.ToString(), CultureInfo.InvariantCulture) >= oldest).ToList();
        var page = all.Skip(from).Take(limit).ToList();
        foreach (var message in page)
        {
            message.Remove("channel");
            if (!call.Flag("include_all_metadata"))
            {
                message.Remove("metadata");
            }
        }

        var next = from + limit < all.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : "";
        return new JsonObject { ["ok"] = true, ["messages"] = new JsonArray([.. page]), ["has_more"] = next.Length > 0, ["response_metadata"] = new JsonObject { ["next_cursor"] = next } };
    }

    private static JsonObject Payload(Place place) => new()
    {
        ["id"] = place.Id,
        ["name"] = place.Name,
        ["creator"] = place.IsDirect ? null : SlackPerson.Creator.Id,
        ["is_channel"] = !place.IsPrivate && !place.IsDirect,
        ["is_private"] = place.IsPrivate,
        ["is_im"] = place.IsDirect,
        ["is_mpim"] = false,
        ["is_archived"] = place.IsArchived,
        ["is_member"] = place.HasBot,
    };

    private Place Visible(string channel)
    {
        lock (_lock)
        {
            return _places.TryGetValue(channel, out var place) && (place.HasBot || !place.IsPrivate) ? place : throw new SlackError("channel_not_found");
        }
    }

    private Place Readable(string channel) => Visible(channel) is { HasBot: true } place ? place : throw new SlackError("not_in_channel");

    private Place Writable(string channel) => Readable(channel) is { IsArchived: false } place ? place : throw new SlackError("is_archived");

    private JsonObject Store(string channel, JsonObject message)
    {
        lock (_lock)
        {
            var micros = time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond);
            _lastTs = Math.Max(micros, _lastTs + 1);
            message["ts"] = string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:000000}");
            message["channel"] = channel;
            _messages.Add(message);
            return (JsonObject)message.DeepClone();
        }
    }

    private void Change(string channel, Func<Place, Place> change)
    {
        lock (_lock)
        {
            _places[channel] = change(_places[channel]);
        }
    }

    private sealed record Place(string Id, string Name)
    {
        public bool HasBot { get; init; } = true;

        public bool IsArchived { get; init; }

        public bool IsPrivate { get; init; }

        public bool IsDirect => Id.StartsWith('D');
    }
}
