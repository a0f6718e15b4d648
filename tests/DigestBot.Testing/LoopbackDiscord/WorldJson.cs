using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>The server's things as Discord describes them: its references of guilds, channels, messages and applications, August 2026.</summary>
internal static class WorldJson
{
    public const string OwnerId = "2001";

    public static JsonObject Bot(string id) => new()
    {
        ["id"] = id,
        ["username"] = "DigestBot",
        ["discriminator"] = "0000",
        ["global_name"] = null,
        ["avatar"] = null,
        ["bot"] = true,
        ["verified"] = true,
        ["mfa_enabled"] = true,
        ["email"] = null,
        ["flags"] = 0,
        ["public_flags"] = 0,
    };

    public static JsonObject Application(string id) => new()
    {
        ["id"] = id,
        ["name"] = "DigestBot",
        ["icon"] = null,
        ["description"] = "",
        ["flags"] = 0,
        ["bot"] = Bot(id),
        ["owner"] = LoopbackMember.Manager.User(),
        ["team"] = null,
        ["verify_key"] = new string('0', 64),
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["approximate_guild_count"] = 1,
    };

    /// <summary>A guild as the lists of guilds show it.</summary>
    public static JsonObject PartialGuild(string id, long permissions) => new()
    {
        ["id"] = id,
        ["name"] = "Loopback",
        ["icon"] = null,
        ["banner"] = null,
        ["owner"] = false,
        ["permissions"] = permissions.ToString(CultureInfo.InvariantCulture),
        ["features"] = new JsonArray(),
    };

    public static JsonObject Guild(string id) => new()
    {
        ["id"] = id,
        ["name"] = "Loopback",
        ["icon"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["owner_id"] = OwnerId,
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["verification_level"] = 0,
        ["default_message_notifications"] = 0,
        ["explicit_content_filter"] = 0,
        ["roles"] = Roles(id),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["features"] = new JsonArray(),
        ["mfa_level"] = 0,
        ["application_id"] = null,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["rules_channel_id"] = null,
        ["vanity_url_code"] = null,
        ["description"] = null,
        ["banner"] = null,
        ["premium_tier"] = 0,
        ["preferred_locale"] = "en-US",
        ["public_updates_channel_id"] = null,
        ["nsfw_level"] = 0,
        ["premium_progress_bar_enabled"] = false,
        ["safety_alerts_channel_id"] = null,
    };

    /// <summary>What only the gateway tells of a guild.</summary>
    public static JsonObject GuildCreate(string id, DateTimeOffset joined, JsonArray channels, JsonArray threads, JsonObject bot)
    {
        var guild = Guild(id);
        guild["joined_at"] = Time(joined);
        guild["large"] = false;
        guild["unavailable"] = false;
        guild["member_count"] = 3;
        guild["voice_states"] = new JsonArray();
        guild["members"] = new JsonArray(Member(bot));
        guild["channels"] = channels;
        guild["threads"] = threads;
        guild["presences"] = new JsonArray();
        guild["stage_instances"] = new JsonArray();
        guild["guild_scheduled_events"] = new JsonArray();
        guild["soundboard_sounds"] = new JsonArray();
        return guild;
    }

    public static JsonArray Roles(string guild) =>
        [Role(guild, "@everyone", 0), Role(LoopbackMember.NewsRole, "news", 1)];

    public static JsonObject Member(JsonObject user) => new()
    {
        ["user"] = user,
        ["nick"] = null,
        ["avatar"] = null,
        ["roles"] = new JsonArray(),
        ["joined_at"] = "2024-01-01T00:00:00+00:00",
        ["premium_since"] = null,
        ["deaf"] = false,
        ["mute"] = false,
        ["flags"] = 0,
        ["pending"] = false,
        ["communication_disabled_until"] = null,
    };

    public static JsonObject Channel(string id, int type, string? guild, string name, int position) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["guild_id"] = guild,
        ["name"] = name,
        ["position"] = position,
        ["permission_overwrites"] = new JsonArray(),
        ["last_message_id"] = null,
        ["parent_id"] = null,
        ["nsfw"] = false,
        ["topic"] = null,
        ["rate_limit_per_user"] = 0,
        ["flags"] = 0,
    };

    public static JsonObject Thread(string id, string guild, string name, string parent, DateTimeOffset now) => new()
    {
        ["id"] = id,
        ["type"] = 11,
        ["guild_id"] = guild,
        ["name"] = name,
        ["parent_id"] = parent,
        ["owner_id"] = null,
        ["last_message_id"] = null,
        ["rate_limit_per_user"] = 0,
        ["message_count"] = 0,
        ["member_count"] = 1,
        ["total_message_sent"] = 0,
        ["flags"] = 0,
        ["thread_metadata"] = new JsonObject { ["archived"] = false, ["auto_archive_duration"] = 4320, ["archive_timestamp"] = Time(now), ["locked"] = false, ["create_timestamp"] = Time(now) },
    };

    /// <param name="body">As it was posted.</param>
    public static JsonObject Message(string id, string channel, JsonObject author, JsonObject body, DateTimeOffset now)
    {
        var pings = MessageRules.Pings(body);
        var message = new JsonObject
        {
            ["id"] = id,
            ["channel_id"] = channel,
            ["type"] = body["message_reference"] is null ? 0 : 19,
            ["author"] = author,
            ["content"] = FormRules.Text(body, "content") ?? "",
            ["timestamp"] = Time(now),
            ["edited_timestamp"] = null,
            ["tts"] = FormRules.Flag(body, "tts"),
            ["mention_everyone"] = pings.Contains("everyone"),
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray([.. pings.Where(ping => ping.StartsWith("role ", StringComparison.Ordinal)).Select(ping => JsonValue.Create(ping[5..]))]),
            ["attachments"] = new JsonArray(),
            ["embeds"] = Embeds(body),
            ["pinned"] = false,
            ["components"] = body["components"]?.DeepClone() ?? new JsonArray(),
            ["flags"] = FormRules.Number(body, "flags") ?? 0,
        };
        foreach (var kept in new[] { "nonce", "message_reference" })
        {
            if (body[kept] is { } value)
            {
                message[kept] = value.DeepClone();
            }
        }

        return message;
    }

    public static string Time(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    private static JsonArray Embeds(JsonObject body)
    {
        var embeds = body["embeds"]?.DeepClone() as JsonArray ?? [];
        foreach (var embed in embeds.OfType<JsonObject>())
        {
            embed["type"] ??= "rich";
        }

        return embeds;
    }

    private static JsonObject Role(string id, string name, int position) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["position"] = position,
        ["permissions"] = "1071698660929",
        ["managed"] = false,
        ["mentionable"] = false,
        ["flags"] = 0,
    };
}
