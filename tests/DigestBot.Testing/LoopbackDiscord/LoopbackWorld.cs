using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>One server with its channels and what was posted there, and the application's commands.</summary>
public sealed class LoopbackWorld
{
    // Discord's ids count milliseconds from the start of 2015.
    private static readonly DateTimeOffset Epoch = DateTimeOffset.FromUnixTimeMilliseconds(1_420_070_400_000);

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly ChannelShelf _channels = new();
    private readonly Dictionary<string, List<JsonObject>> _messages = [];
    private long _lastId;

    public LoopbackWorld(TimeProvider time, int channels)
    {
        _time = time;
        ApplicationId = NextId();
        GuildId = NextId();
        Shelf = new(ApplicationId, NextId);
        Files = new(NextId);
        ChannelIds = [.. Enumerable.Range(1, channels).Select(number => AddChannel(number == 1 ? "general" : $"channel-{number}"))];
    }

    /// <summary>What of a channel the bot may not do.</summary>
    [Flags]
    public enum Denied
    {
        Nothing = 0,
        Send = 1,
        ReadHistory = 2,
        View = 4,
    }

    public string Token { get; } = "loopback-token";

    public string ApplicationId { get; }

    /// <summary>The bot's user: since 2016 its id is the application's.</summary>
    public string BotId => ApplicationId;

    public string GuildId { get; }

    public IReadOnlyList<string> ChannelIds { get; }

    public LoopbackFiles Files { get; }

    /// <summary>Whether the bot was added to the server.</summary>
    public bool IsMember { get; set; } = true;

    /// <summary>"The past few minutes", says Discord.</summary>
    public TimeSpan NonceLife { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Discord stands in for an older one, or another make: Components V2 are refused everywhere, as they are in forum posts.</summary>
    public bool RefusesComponentsV2 { get; set; }

    /// <summary>Somebody's message has come into a channel; as the gateway tells of it, with the guild it is in.</summary>
    internal Action<JsonObject>? Posted { get; set; }

    internal CommandShelf Shelf { get; }

    public string AddChannel(string name, int type = 0)
    {
        lock (_lock)
        {
            return Add(WorldJson.Channel(NextId(), type, GuildId, name, _channels.Count));
        }
    }

    /// <param name="tags">What posts can be marked with.</param>
    public string AddForum(string name, bool requiresTag = false, params string[] tags)
    {
        lock (_lock)
        {
            var offered = new JsonArray([.. tags.Select(tag => new JsonObject { ["id"] = NextId(), ["name"] = tag, ["moderated"] = false, ["emoji_id"] = null, ["emoji_name"] = null })]);
            return Add(ChannelShelf.Forum(NextId(), GuildId, name, _channels.Count, requiresTag, offered));
        }
    }

    /// <summary>The tags that a forum's posts can be marked with.</summary>
    public IReadOnlyList<(string Id, string Name)> TagsOf(string forum) =>
        [.. Channel(forum)["available_tags"]!.AsArray().Select(tag => (tag!["id"]!.ToString(), tag["name"]!.ToString()))];

    public bool RemoveChannel(string id)
    {
        lock (_lock)
        {
            return _messages.Remove(id) && _channels.Remove(id);
        }
    }

    public void Deny(string channel, Denied what)
    {
        lock (_lock)
        {
            _channels.Deny(channel, what);
        }
    }

    /// <summary>What stands in a channel, oldest first; the bot's messages and those that members see of its answers.</summary>
    public IReadOnlyList<JsonObject> MessagesIn(string channel)
    {
        lock (_lock)
        {
            return [.. (_messages.GetValueOrDefault(channel) ?? []).Select(message => (JsonObject)message.DeepClone())];
        }
    }

    /// <summary>The threads of a channel, the oldest first.</summary>
    public IReadOnlyList<JsonObject> ThreadsIn(string channel)
    {
        lock (_lock)
        {
            return [.. _channels.Threads().Where(thread => thread["parent_id"]?.ToString() == channel).Select(thread => (JsonObject)thread.DeepClone())];
        }
    }

    /// <summary>The bot's conversation with someone; null where there is none.</summary>
    public string? DirectMessagesWith(string user)
    {
        lock (_lock)
        {
            return _channels.ConversationWith(user)?["id"]!.ToString();
        }
    }

    /// <param name="guild">Null: those of everywhere.</param>
    public IReadOnlyList<JsonObject> Commands(string? guild = null) => Shelf.List(guild);

    /// <summary>A member writes something.</summary>
    public JsonObject Say(string channel, LoopbackMember author, string content)
    {
        lock (_lock)
        {
            return Keep(channel, WorldJson.Message(NextId(), channel, author.User(), new() { ["content"] = content }, _time.GetUtcNow()));
        }
    }

    internal string NextId()
    {
        lock (_lock)
        {
            var fromClock = (long)(_time.GetUtcNow() - Epoch).TotalMilliseconds << 22;
            _lastId = Math.Max(_lastId + 1, fromClock);
            return _lastId.ToString(CultureInfo.InvariantCulture);
        }
    }

    internal JsonObject Bot() => WorldJson.Bot(BotId);

    internal JsonObject Application() => WorldJson.Application(ApplicationId);

    /// <exception cref="DiscordError">It is no guild of the bot's.</exception>
    internal JsonObject Guild(string id) => id == GuildId ? WorldJson.Guild(id) : throw DiscordError.Unknown(10004, "Guild");

    internal JsonObject GuildCreate()
    {
        lock (_lock)
        {
            return WorldJson.GuildCreate(GuildId, _time.GetUtcNow(), Channels(), ActiveThreads(), Bot());
        }
    }

    internal JsonObject Channel(string id)
    {
        lock (_lock)
        {
            return (JsonObject)_channels.Existing(id).DeepClone();
        }
    }

    internal JsonArray Channels()
    {
        lock (_lock)
        {
            return [.. _channels.OfGuild().Select(channel => channel.DeepClone())];
        }
    }

    internal JsonArray ActiveThreads()
    {
        lock (_lock)
        {
            return [.. _channels.Threads().Select(thread => thread.DeepClone())];
        }
    }

    /// <summary>The conversation with someone, which begins with this where there was none.</summary>
    public JsonObject OpenDirectMessages(string user)
    {
        lock (_lock)
        {
            if (LoopbackMember.All.FirstOrDefault(member => member.Id == user) is not { } member)
            {
                throw DiscordError.InvalidForm("recipient_id", "BASE_TYPE_BAD", "Cannot send messages to this user");
            }

            if (_channels.ConversationWith(user) is not { } conversation)
            {
                conversation = ChannelShelf.Conversation(NextId(), member.User());
                Add(conversation);
            }

            return (JsonObject)conversation.DeepClone();
        }
    }

    /// <exception cref="DiscordError">The body breaks a rule, or the bot may not post there.</exception>
    internal JsonObject Post(string channel, JsonObject body, IReadOnlyList<RestFile> files)
    {
        lock (_lock)
        {
            var place = _channels.Existing(channel);
            _channels.Refuse(channel, Denied.Send, DiscordError.MissingPermissions);
            if (ChannelShelf.IsForum(place))
            {
                throw new DiscordError(400, 50008, "Cannot send messages in a non-text channel");
            }

            CheckMessage(body, files, takesV2: true);
            var nonce = body["nonce"]?.ToString();
            if (nonce is not null && FormRules.Flag(body, "enforce_nonce") && RecentWith(channel, nonce) is { } earlier)
            {
                return (JsonObject)earlier.DeepClone();
            }

            return Keep(channel, MessageOf(channel, body, files));
        }
    }

    internal JsonArray Page(string channel, MessageRange range)
    {
        lock (_lock)
        {
            _channels.Existing(channel);
            // Discord gives no error without the right to read the history, and no message.
            return _channels.IsDenied(channel, Denied.ReadHistory) ? [] : [.. range.Of(_messages[channel]).Select(message => message.DeepClone())];
        }
    }

    internal JsonObject Message(string channel, string id)
    {
        lock (_lock)
        {
            _channels.Existing(channel);
            _channels.Refuse(channel, Denied.ReadHistory, DiscordError.MissingAccess);
            return (JsonObject)Stored(channel, id).DeepClone();
        }
    }

    internal JsonObject Edit(string channel, string id, JsonObject body)
    {
        lock (_lock)
        {
            _channels.Existing(channel);
            var message = Stored(channel, id);
            if (message["author"]!["id"]!.ToString() != BotId)
            {
                throw new DiscordError(403, 50005, "Cannot edit a message authored by another user");
            }

            var edited = MessageRules.Edited(message, body);
            edited["edited_timestamp"] = WorldJson.Time(_time.GetUtcNow());
            _messages[channel][_messages[channel].IndexOf(message)] = edited;
            return (JsonObject)edited.DeepClone();
        }
    }

    internal void Delete(string channel, string id)
    {
        lock (_lock)
        {
            _channels.Existing(channel);
            _messages[channel].Remove(Stored(channel, id));
        }
    }

    /// <summary>A thread: in a forum a post, with its first message under the same id; elsewhere one to be filled.</summary>
    internal JsonObject PostThread(string channel, JsonObject body, IReadOnlyList<RestFile> files)
    {
        lock (_lock)
        {
            var parent = _channels.Existing(channel);
            _channels.Refuse(channel, Denied.Send, DiscordError.MissingPermissions);
            var isForum = ChannelShelf.IsForum(parent);
            ThreadRules.Check(body, isForum ? parent : null);
            var thread = WorldJson.Thread(NextId(), GuildId, FormRules.Text(body, "name")!, channel, _time.GetUtcNow());
            if (!isForum)
            {
                Add(thread);
                return (JsonObject)thread.DeepClone();
            }

            var first = (JsonObject)body["message"]!;
            CheckMessage(first, files, takesV2: false);
            thread["applied_tags"] = body["applied_tags"]?.DeepClone() ?? new JsonArray();
            var id = Add(thread);
            var message = MessageOf(id, first, files);
            message["id"] = id;
            var answer = (JsonObject)thread.DeepClone();
            answer["message"] = Keep(id, message);
            return answer;
        }
    }

    /// <summary>A thread below a message, under the same id.</summary>
    internal JsonObject PostThreadBelow(string channel, string message, JsonObject body)
    {
        lock (_lock)
        {
            _channels.Existing(channel);
            var above = Stored(channel, message);
            ThreadRules.Check(body, forum: null);
            if (_channels.Has(message))
            {
                throw new DiscordError(400, 160004, "A thread has already been created for this message");
            }

            var thread = WorldJson.Thread(message, GuildId, FormRules.Text(body, "name")!, channel, _time.GetUtcNow());
            above["flags"] = (int)above["flags"]! | (1 << 5);
            Add(thread);
            return (JsonObject)thread.DeepClone();
        }
    }

    internal JsonObject MessageOf(string channel, JsonObject body, IReadOnlyList<RestFile> files)
    {
        var message = WorldJson.Message(NextId(), channel, Bot(), body, _time.GetUtcNow());
        message["attachments"] = new JsonArray([.. files.Select(file => Files.Add(file.Name, file.Content, file.Type))]);
        return message;
    }

    private void CheckMessage(JsonObject body, IReadOnlyList<RestFile> files, bool takesV2)
    {
        if ((!takesV2 || RefusesComponentsV2) && ((FormRules.Number(body, "flags") ?? 0) & MessageRules.ComponentsV2) != 0)
        {
            throw DiscordError.InvalidForm("flags", "MESSAGE_CANNOT_USE_COMPONENTS_V2", "The flag IS_COMPONENTS_V2 cannot be set here");
        }

        MessageRules.Check(body, files);
    }

    private string Add(JsonObject channel)
    {
        var id = channel["id"]!.ToString();
        _channels.Add(channel);
        _messages[id] = [];
        return id;
    }

    private JsonObject Keep(string channel, JsonObject message)
    {
        _messages[channel].Add(message);
        var place = _channels[channel];
        place["last_message_id"] = message["id"]!.ToString();
        var told = (JsonObject)message.DeepClone();
        if (place["guild_id"] is { } guild)
        {
            told["guild_id"] = guild.DeepClone();
        }

        Posted?.Invoke(told);
        return (JsonObject)message.DeepClone();
    }

    private JsonObject? RecentWith(string channel, string nonce) => _messages[channel].Find(message =>
        message["nonce"]?.ToString() == nonce && _time.GetUtcNow() - DateTimeOffset.Parse(message["timestamp"]!.ToString(), CultureInfo.InvariantCulture) < NonceLife);

    private JsonObject Stored(string channel, string id) => _messages[channel].Find(message => message["id"]!.ToString() == id) ?? throw DiscordError.Unknown(10008, "Message");
}
