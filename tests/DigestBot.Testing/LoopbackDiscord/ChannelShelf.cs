using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Channels, threads and conversations, and what of them the bot may not do. Used under the lock of its <see cref="LoopbackWorld"/>.</summary>
internal sealed class ChannelShelf
{
    private const int DirectMessages = 1;
    private const int ForumType = 15;
    private const int MediaType = 16;

    private readonly Dictionary<string, JsonObject> _channels = [];
    private readonly Dictionary<string, LoopbackWorld.Denied> _denied = [];

    public int Count => _channels.Count;

    /// <summary>One that is known to be there, whatever the bot may do in it.</summary>
    public JsonObject this[string id] => _channels[id];

    public IEnumerable<JsonObject> OfGuild() => _channels.Values.Where(channel => channel["guild_id"] is not null && !IsThread(channel));

    public IEnumerable<JsonObject> Threads() => _channels.Values.Where(IsThread);

    public static bool IsForum(JsonObject channel) => (int)channel["type"]! is ForumType or MediaType;

    public static JsonObject Forum(string id, string guild, string name, int position, bool requiresTag, JsonArray tags)
    {
        var forum = WorldJson.Channel(id, ForumType, guild, name, position);
        forum["flags"] = requiresTag ? 1 << 4 : 0;
        forum["available_tags"] = tags;
        return forum;
    }

    public static JsonObject Conversation(string id, JsonObject with) =>
        new() { ["id"] = id, ["type"] = DirectMessages, ["last_message_id"] = null, ["flags"] = 0, ["recipients"] = new JsonArray(with) };

    public JsonObject? ConversationWith(string user) =>
        _channels.Values.FirstOrDefault(channel => (int)channel["type"]! == DirectMessages && channel["recipients"]![0]!["id"]!.ToString() == user);

    public bool Has(string id) => _channels.ContainsKey(id);

    public void Add(JsonObject channel) => _channels[channel["id"]!.ToString()] = channel;

    public bool Remove(string id) => _channels.Remove(id);

    public void Deny(string channel, LoopbackWorld.Denied what) => _denied[channel] = what;

    public bool IsDenied(string channel, LoopbackWorld.Denied what) => _denied.GetValueOrDefault(channel).HasFlag(what);

    /// <exception cref="DiscordError">There is none, or the bot may not see it.</exception>
    public JsonObject Existing(string id)
    {
        var found = _channels.GetValueOrDefault(id) ?? throw DiscordError.Unknown(10003, "Channel");
        Refuse(id, LoopbackWorld.Denied.View, DiscordError.MissingAccess);
        return found;
    }

    public void Refuse(string channel, LoopbackWorld.Denied what, Func<DiscordError> refusal)
    {
        // Who may not see a forum does not see its posts.
        var parent = _channels.GetValueOrDefault(channel)?["parent_id"]?.ToString();
        if (IsDenied(channel, what) || (parent is not null && IsDenied(parent, what)))
        {
            throw refusal();
        }
    }

    private static bool IsThread(JsonObject channel) => channel["thread_metadata"] is not null;
}
