using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>One server with its channels, what was posted there, and the application's commands.</summary>
public sealed class LoopbackWorld
{
    // Discord's ids count milliseconds from the start of 2015.
    private static readonly DateTimeOffset Epoch = DateTimeOffset.FromUnixTimeMilliseconds(1_420_070_400_000);

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, JsonObject> _channels = [];
    private readonly Dictionary<string, List<JsonObject>> _messages = [];
    private readonly Dictionary<string, List<JsonObject>> _commands = [];
    private readonly Dictionary<string, Denied> _denied = [];
    private long _lastId;

    public LoopbackWorld(TimeProvider time, int channels)
    {
        _time = time;
        ApplicationId = NextId();
        GuildId = NextId();
        ChannelIds = [.. Enumerable.Range(1, channels).Select(number => AddChannel(number == 1 ? "general" : $"channel-{number}"))];
    }

    public string Token { get; } = "loopback-token";

    public string ApplicationId { get; }

    /// <summary>The bot's user: since 2016 its id is the application's.</summary>
    public string BotId => ApplicationId;

    public string GuildId { get; }

    public IReadOnlyList<string> ChannelIds { get; }

    /// <summary>What of a channel the bot may not do.</summary>
    [Flags]
    public enum Denied
    {
        Nothing = 0,
        Send = 1,
        ReadHistory = 2,
        View = 4,
    }

    public string AddChannel(string name, int type = 0)
    {
        lock (_lock)
        {
            var id = NextId();
            _channels[id] = new() { ["id"] = id, ["type"] = type, ["guild_id"] = GuildId, ["name"] = name, ["position"] = _channels.Count, ["permission_overwrites"] = new JsonArray(), ["last_message_id"] = null, ["parent_id"] = null, ["nsfw"] = false, ["topic"] = null };
            _messages[id] = [];
            return id;
        }
    }

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
            _denied[channel] = what;
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

    /// <param name="guild">Null: those of everywhere.</param>
    public IReadOnlyList<JsonObject> Commands(string? guild = null)
    {
        lock (_lock)
        {
            return [.. (_commands.GetValueOrDefault(guild ?? "") ?? []).Select(command => (JsonObject)command.DeepClone())];
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

    internal JsonObject Bot() => new() { ["id"] = BotId, ["username"] = "DigestBot", ["discriminator"] = "0000", ["global_name"] = null, ["avatar"] = null, ["bot"] = true, ["verified"] = true, ["mfa_enabled"] = true, ["email"] = null, ["flags"] = 0 };

    internal JsonObject Application() => new() { ["id"] = ApplicationId, ["name"] = "DigestBot", ["icon"] = null, ["description"] = "", ["flags"] = 0, ["bot"] = Bot(), ["verify_key"] = new string('0', 64), ["bot_public"] = true, ["bot_require_code_grant"] = false };

    internal JsonObject Guild()
    {
        lock (_lock)
        {
            var everyone = new JsonObject { ["id"] = GuildId, ["name"] = "@everyone", ["color"] = 0, ["hoist"] = false, ["position"] = 0, ["permissions"] = "1071698660929", ["managed"] = false, ["mentionable"] = false, ["flags"] = 0 };
            return new()
            {
                ["id"] = GuildId,
                ["name"] = "Loopback",
                ["icon"] = null,
                ["owner_id"] = "1",
                ["afk_timeout"] = 300,
                ["verification_level"] = 0,
                ["default_message_notifications"] = 0,
                ["explicit_content_filter"] = 0,
                ["roles"] = new JsonArray(everyone),
                ["emojis"] = new JsonArray(),
                ["stickers"] = new JsonArray(),
                ["features"] = new JsonArray(),
                ["mfa_level"] = 0,
                ["system_channel_id"] = null,
                ["system_channel_flags"] = 0,
                ["rules_channel_id"] = null,
                ["premium_tier"] = 0,
                ["preferred_locale"] = "en-US",
                ["nsfw_level"] = 0,
                ["premium_progress_bar_enabled"] = false,
                ["joined_at"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                ["large"] = false,
                ["unavailable"] = false,
                ["member_count"] = 2,
                ["voice_states"] = new JsonArray(),
                ["members"] = new JsonArray(),
                ["channels"] = new JsonArray([.. _channels.Values.Where(channel => channel["thread_metadata"] is null).Select(channel => channel.DeepClone())]),
                ["threads"] = new JsonArray(),
                ["presences"] = new JsonArray(),
                ["stage_instances"] = new JsonArray(),
                ["guild_scheduled_events"] = new JsonArray(),
                ["soundboard_sounds"] = new JsonArray(),
            };
        }
    }

    internal JsonObject Channel(string id)
    {
        lock (_lock)
        {
            return (JsonObject)Existing(id).DeepClone();
        }
    }

    internal JsonArray Channels()
    {
        lock (_lock)
        {
            return [.. _channels.Values.Select(channel => channel.DeepClone())];
        }
    }

    /// <exception cref="DiscordError">The body breaks a rule, or the bot may not post there.</exception>
    internal JsonObject Post(string channel, JsonObject body)
    {
        lock (_lock)
        {
            var place = Existing(channel);
            Refuse(channel, Denied.Send, DiscordError.MissingPermissions);
            if ((int)place["type"]! is 15 or 16)
            {
                throw new DiscordError(400, 50008, "Cannot send messages in a non-text channel");
            }

            MessageRules.Check(body);
            var nonce = body["nonce"]?.ToString();
            if (nonce is not null && FormRules.Flag(body, "enforce_nonce") && RecentWith(channel, nonce) is { } earlier)
            {
                return (JsonObject)earlier.DeepClone();
            }

            var message = MessageOf(channel, body);
            _messages[channel].Add(message);
            place["last_message_id"] = message["id"]!.ToString();
            return (JsonObject)message.DeepClone();
        }
    }

    /// <summary>A member writes something.</summary>
    public JsonObject Say(string channel, LoopbackMember author, string content)
    {
        lock (_lock)
        {
            var message = MessageOf(channel, new() { ["content"] = content });
            message["author"] = author.User();
            _messages[channel].Add(message);
            Existing(channel)["last_message_id"] = message["id"]!.ToString();
            return (JsonObject)message.DeepClone();
        }
    }

    internal JsonArray Page(string channel, string? before, int limit)
    {
        lock (_lock)
        {
            Existing(channel);
            // Discord gives no error without the right to read the history, and no message.
            if (_denied.GetValueOrDefault(channel).HasFlag(Denied.ReadHistory))
            {
                return [];
            }

            var older = before is null ? ulong.MaxValue : ulong.Parse(before, CultureInfo.InvariantCulture);
            return [.. _messages[channel].Where(message => ulong.Parse(message["id"]!.ToString(), CultureInfo.InvariantCulture) < older).Reverse().Take(limit).Select(message => message.DeepClone())];
        }
    }

    internal JsonObject Message(string channel, string id)
    {
        lock (_lock)
        {
            Existing(channel);
            Refuse(channel, Denied.ReadHistory, DiscordError.MissingAccess);
            return (JsonObject)Stored(channel, id).DeepClone();
        }
    }

    internal JsonObject Edit(string channel, string id, JsonObject body)
    {
        lock (_lock)
        {
            var message = Stored(channel, id);
            MessageRules.Check(body);
            foreach (var (name, value) in body)
            {
                message[name] = value?.DeepClone();
            }

            message["edited_timestamp"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            return (JsonObject)message.DeepClone();
        }
    }

    internal void Delete(string channel, string id)
    {
        lock (_lock)
        {
            _messages[channel].Remove(Stored(channel, id));
        }
    }

    /// <summary>A post in a forum: a thread, and its first message under the same id.</summary>
    internal JsonObject PostThread(string channel, JsonObject body)
    {
        lock (_lock)
        {
            Existing(channel);
            Refuse(channel, Denied.Send, DiscordError.MissingPermissions);
            FormRules.Length(body, "name", 1, 100);
            var first = body["message"] as JsonObject ?? throw DiscordError.InvalidForm("message", "BASE_TYPE_REQUIRED", "This field is required");
            MessageRules.Check(first);
            var thread = AddChannel(FormRules.Text(body, "name")!, type: 11);
            _channels[thread]["parent_id"] = channel;
            _channels[thread]["thread_metadata"] = new JsonObject { ["archived"] = false, ["auto_archive_duration"] = 4320, ["locked"] = false };
            var message = MessageOf(thread, first);
            message["id"] = thread;
            _messages[thread].Add(message);
            var answer = (JsonObject)_channels[thread].DeepClone();
            answer["message"] = message.DeepClone();
            return answer;
        }
    }

    internal JsonArray ActiveThreads()
    {
        lock (_lock)
        {
            return [.. _channels.Values.Where(channel => channel["thread_metadata"] is not null).Select(channel => channel.DeepClone())];
        }
    }

    internal JsonArray Overwrite(string? guild, JsonArray commands)
    {
        lock (_lock)
        {
            var names = new HashSet<(int, string)>();
            var stored = new List<JsonObject>();
            foreach (var command in commands.Cast<JsonObject>())
            {
                CommandRules.Check(command);
                var kept = (JsonObject)command.DeepClone();
                kept["type"] ??= 1;
                if (!names.Add(((int)kept["type"]!, kept["name"]!.ToString())))
                {
                    throw DiscordError.InvalidForm("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
                }

                kept["id"] = NextId();
                kept["application_id"] = ApplicationId;
                kept["version"] = NextId();
                kept["description"] ??= "";
                kept["default_member_permissions"] ??= null;
                if (guild is not null)
                {
                    kept["guild_id"] = guild;
                }

                stored.Add(kept);
            }

            _commands[guild ?? ""] = stored;
            return [.. stored.Select(command => command.DeepClone())];
        }
    }

    internal JsonObject MessageOf(string channel, JsonObject body)
    {
        var message = new JsonObject
        {
            ["id"] = NextId(),
            ["channel_id"] = channel,
            ["type"] = 0,
            ["author"] = Bot(),
            ["content"] = FormRules.Text(body, "content") ?? "",
            ["timestamp"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["edited_timestamp"] = null,
            ["tts"] = false,
            ["mention_everyone"] = MessageRules.Pings(body).Contains("everyone"),
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = body["embeds"]?.DeepClone() ?? new JsonArray(),
            ["pinned"] = false,
            ["components"] = body["components"]?.DeepClone() ?? new JsonArray(),
            ["flags"] = FormRules.Number(body, "flags") ?? 0,
        };
        if (body["nonce"] is { } nonce)
        {
            message["nonce"] = nonce.DeepClone();
        }

        return message;
    }

    // "The past few minutes", says Discord.
    private JsonObject? RecentWith(string channel, string nonce) => _messages[channel].Find(message =>
        message["nonce"]?.ToString() == nonce && _time.GetUtcNow() - DateTimeOffset.Parse(message["timestamp"]!.ToString(), CultureInfo.InvariantCulture) < TimeSpan.FromMinutes(3));

    private JsonObject Existing(string channel)
    {
        var found = _channels.GetValueOrDefault(channel) ?? throw DiscordError.Unknown(10003, "Channel");
        Refuse(channel, Denied.View, DiscordError.MissingAccess);
        return found;
    }

    private JsonObject Stored(string channel, string id) =>
        (_messages.GetValueOrDefault(channel) ?? throw DiscordError.Unknown(10003, "Channel")).Find(message => message["id"]!.ToString() == id) ?? throw DiscordError.Unknown(10008, "Message");

    private void Refuse(string channel, Denied what, Func<DiscordError> refusal)
    {
        if (_denied.GetValueOrDefault(channel).HasFlag(what))
        {
            throw refusal();
        }
    }
}
