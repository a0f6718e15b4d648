using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What Discord takes as a message: its message and component references, August 2026.</summary>
internal static class MessageRules
{
    public const int ComponentsV2 = 1 << 15;

    private const int MaxComponents = 40;
    private const int MaxText = 4_000;
    private const int MaxEmbedText = 6_000;

    /// <exception cref="DiscordError">Something in the body breaks a rule.</exception>
    public static void Check(JsonObject body, IReadOnlyList<RestFile>? files = null)
    {
        var isV2 = ((FormRules.Number(body, "flags") ?? 0) & ComponentsV2) != 0;
        FormRules.Length(body, "content", 0, 2_000);
        FormRules.Count(body, "embeds", 0, 10);
        CheckEmbeds(body);
        CheckNonce(body);
        CheckMentions(body);
        if (isV2 && (FormRules.Text(body, "content") is { Length: > 0 } || body["embeds"] is JsonArray { Count: > 0 }))
        {
            throw DiscordError.InvalidForm("flags", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        var components = new ComponentRules(isV2);
        components.Check(body);
        if (isV2 && (components.Count == 0 || components.Count > MaxComponents || components.Characters > MaxText))
        {
            throw DiscordError.InvalidForm("components", "COMPONENT_MAX_TOTAL", $"{components.Count} components with {components.Characters} characters: between 1 and {MaxComponents}, at most {MaxText}");
        }

        if (components.FileNames.Find(name => files?.Any(file => file.Name == name) is not true) is { } missing)
        {
            throw DiscordError.InvalidForm("components", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", $"The referenced attachment {missing} was not found");
        }

        var isEmpty = FormRules.Text(body, "content") is null or "" && body["embeds"] is not JsonArray { Count: > 0 } && components.Count == 0 && files is not { Count: > 0 };
        if (isEmpty)
        {
            throw new DiscordError(400, 50006, "Cannot send an empty message");
        }
    }

    /// <summary>Whom the texts ping: nobody that <c>allowed_mentions</c> does not let.</summary>
    public static IReadOnlyList<string> Pings(JsonObject body)
    {
        var allowed = body["allowed_mentions"] as JsonObject;
        var parse = (allowed?["parse"] as JsonArray)?.Select(kind => (string?)kind).ToHashSet();
        var text = body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var pings = new List<string>();
        if ((allowed is null || parse?.Contains("everyone") is true) && (text.Contains("@everyone", StringComparison.Ordinal) || text.Contains("@here", StringComparison.Ordinal)))
        {
            pings.Add("everyone");
        }

        if ((allowed is null || parse?.Contains("roles") is true) && text.Contains("<@&", StringComparison.Ordinal))
        {
            pings.Add("roles");
        }

        pings.AddRange((allowed?["roles"] as JsonArray ?? []).Where(role => text.Contains($"<@&{role}>", StringComparison.Ordinal)).Select(role => $"role {role}"));
        if ((allowed is null || parse?.Contains("users") is true) && System.Text.RegularExpressions.Regex.IsMatch(text, "<@!?[0-9]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            pings.Add("users");
        }

        return pings;
    }

    /// <summary>The message with an edit's fields, checked as what it then is.</summary>
    /// <exception cref="DiscordError">The edit breaks a rule.</exception>
    public static JsonObject Edited(JsonObject message, JsonObject changes)
    {
        var wasV2 = ((int)message["flags"]! & ComponentsV2) != 0;
        if (wasV2 && FormRules.Number(changes, "flags") is { } flags && (flags & ComponentsV2) == 0)
        {
            throw DiscordError.InvalidForm("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "The IS_COMPONENTS_V2 flag cannot be removed");
        }

        var edited = (JsonObject)message.DeepClone();
        foreach (var name in new[] { "content", "embeds", "components", "flags", "allowed_mentions" })
        {
            if (changes.ContainsKey(name))
            {
                edited[name] = changes[name]?.DeepClone();
            }
        }

        edited["flags"] = FormRules.Number(edited, "flags") ?? (int)message["flags"]!;
        Check(edited);
        edited.Remove("allowed_mentions");
        return edited;
    }

    private static void CheckMentions(JsonObject body)
    {
        if (body["allowed_mentions"] is not JsonObject allowed)
        {
            return;
        }

        var parse = (allowed["parse"] as JsonArray ?? []).Select(kind => kind?.ToString()).ToList();
        if (parse.Exists(kind => kind is not ("roles" or "users" or "everyone")))
        {
            throw DiscordError.InvalidForm("allowed_mentions.parse", "BASE_TYPE_CHOICES", "Value must be one of {'roles', 'users', 'everyone'}.");
        }

        foreach (var kind in new[] { "roles", "users" })
        {
            FormRules.Count(allowed, kind, 0, 100, "allowed_mentions.");
            if (parse.Contains(kind) && allowed[kind] is JsonArray { Count: > 0 })
            {
                throw DiscordError.InvalidForm($"allowed_mentions.{kind}", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            }
        }
    }

    private static void CheckNonce(JsonObject body)
    {
        var nonce = body["nonce"]?.ToString();
        if (nonce?.Length > 25)
        {
            throw DiscordError.InvalidForm("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.");
        }
    }

    private static void CheckEmbeds(JsonObject body)
    {
        var total = 0;
        foreach (var (embed, path) in FormRules.Items(body, "embeds"))
        {
            FormRules.Length(embed, "title", 0, 256, path);
            FormRules.Length(embed, "description", 0, 4_096, path);
            FormRules.Count(embed, "fields", 0, 25, path);
            total += (FormRules.Text(embed, "title")?.Length ?? 0) + (FormRules.Text(embed, "description")?.Length ?? 0);
            foreach (var (field, fieldPath) in FormRules.Items(embed, "fields", path))
            {
                FormRules.Length(field, "name", 1, 256, fieldPath);
                FormRules.Length(field, "value", 1, 1_024, fieldPath);
                total += FormRules.Text(field, "name")!.Length + FormRules.Text(field, "value")!.Length;
            }

            foreach (var (part, name, most) in new[] { ("footer", "text", 2_048), ("author", "name", 256) })
            {
                if (embed[part] is JsonObject inner)
                {
                    FormRules.Length(inner, name, 1, most, $"{path}{part}.");
                    total += FormRules.Text(inner, name)!.Length;
                }
            }
        }

        if (total > MaxEmbedText)
        {
            throw DiscordError.InvalidForm("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {MaxEmbedText}");
        }
    }
}
