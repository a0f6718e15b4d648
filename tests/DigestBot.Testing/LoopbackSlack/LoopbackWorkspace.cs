using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A workspace: its channels, who is in them, and what was posted.</summary>
public sealed class LoopbackWorkspace
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SlackPlace> _places;
    private readonly List<JsonObject> _messages = [];
    private readonly TimeProvider _time;
    private long _lastTs;

    /// <param name="number">0 for the first one. Ids of channels and of the bot differ from workspace to workspace.</param>
    internal LoopbackWorkspace(TimeProvider time, int number, int channels = 3)
    {
        _time = time;
        var mark = number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
        TeamId = $"T{mark}0LOOPBACK";
        Name = $"Loopback{(number == 0 ? "" : $" {number + 1}")}";
        Token = $"xoxb-loopback{mark}";
        BotUserId = $"U{mark}0BOT00001";
        ChannelIds = [.. Enumerable.Range(1, channels).Select(i => $"C{mark}0CHANNEL{i}")];
        _places = ChannelIds.Select((id, i) => new SlackPlace(id, i switch { 0 => "general", 1 => "random", 2 => "news", _ => $"news-{i + 1}" })).Append(new SlackPlace(DirectId, "")).ToDictionary(place => place.Id);
    }

    public string TeamId { get; }

    public string Name { get; }

    public string BotUserId { get; }

    public string BotId => "B" + BotUserId[1..];

    /// <summary>What "Install to Workspace" on the app's settings' page gave.</summary>
    public string Token { get; }

    public IReadOnlyList<string> ChannelIds { get; }

    /// <summary>What the installed app may do; null: everything.</summary>
    public IReadOnlySet<string>? Scopes { get; set; }

    /// <summary>After that every call says <c>token_revoked</c>.</summary>
    public bool IsRevoked { get; set; }

    internal static string DirectId => "D0DIRECT01";

    internal IReadOnlyList<SlackPlace> Places
    {
        get
        {
            lock (_lock)
            {
                return [.. _places.Values];
            }
        }
    }

    public IReadOnlyList<JsonObject> MessagesIn(string channel)
    {
        lock (_lock)
        {
            return [.. _messages.Where(message => message["channel"]!.ToString() == channel).Select(message => (JsonObject)message.DeepClone())];
        }
    }

    public void Create(string channel, string name)
    {
        lock (_lock)
        {
            _places[channel] = new SlackPlace(channel, name);
        }
    }

    public void RemoveBot(string channel) => Change(channel, place => place with { HasBot = false });

    public void Archive(string channel) => Change(channel, place => place with { IsArchived = true });

    public void MakePrivate(string channel) => Change(channel, place => place with { IsPrivate = true });

    public void Rename(string channel, string name) => Change(channel, place => place with { Name = name });

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

    internal string NameOf(string channel) => Find(channel)?.NameToApps ?? channel;

    /// <summary>As the bot sees it: a private channel without it is not there.</summary>
    /// <param name="channel">An id, a channel's name with #, or a person.</param>
    internal SlackPlace Visible(string channel) =>
        (channel.StartsWith('U') ? Find(DirectId) : Find(channel) ?? Places.FirstOrDefault(place => $"#{place.Name}" == channel)) is { } place && (place.HasBot || !place.IsPrivate)
            ? place
            : throw new SlackError("channel_not_found");

    internal SlackPlace Readable(string channel) => Visible(channel) is { HasBot: true } place ? place : throw new SlackError("not_in_channel");

    internal SlackPlace Writable(string channel) => Readable(channel) is { IsArchived: false } place ? place : throw new SlackError("is_archived");

    internal JsonObject Store(string channel, JsonObject message)
    {
        lock (_lock)
        {
            var micros = _time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond);
            _lastTs = Math.Max(micros, _lastTs + 1);
            message["ts"] = string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:000000}");
            message["channel"] = channel;
            message["team"] = TeamId;
            _messages.Add(message);
            return (JsonObject)message.DeepClone();
        }
    }

    /// <summary>Writes over one of the bot's messages, or takes it away.</summary>
    /// <param name="change">Null: take it away.</param>
    /// <exception cref="SlackError">There is no such message, or it is not the bot's.</exception>
    internal JsonObject Rewrite(string channel, string ts, Action<JsonObject>? change)
    {
        lock (_lock)
        {
            var message = _messages.Find(message => message["channel"]!.ToString() == channel && message["ts"]!.ToString() == ts) ?? throw new SlackError("message_not_found");
            if (message["user"]?.ToString() != BotUserId)
            {
                throw new SlackError(change is null ? "cant_delete_message" : "cant_update_message");
            }

            if (change is null)
            {
                _messages.Remove(message);
            }

            change?.Invoke(message);
            return (JsonObject)message.DeepClone();
        }
    }

    private SlackPlace? Find(string channel)
    {
        lock (_lock)
        {
            return _places.GetValueOrDefault(channel);
        }
    }

    private void Change(string channel, Func<SlackPlace, SlackPlace> change)
    {
        lock (_lock)
        {
            _places[channel] = change(_places[channel]);
        }
    }
}
