using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What Discord takes as a new thread or forum post: its channel reference, August 2026. The message in it is checked by itself.</summary>
internal static class ThreadRules
{
    private const int RequiresTag = 1 << 4;

    private static readonly int[] Durations = [60, 1_440, 4_320, 10_080];

    /// <param name="forum">Null for a thread that is no post.</param>
    /// <exception cref="DiscordError">Something breaks a rule.</exception>
    public static void Check(JsonObject body, JsonObject? forum)
    {
        FormRules.Length(body, "name", 1, 100);
        if (FormRules.Number(body, "auto_archive_duration") is { } duration && !Durations.Contains(duration))
        {
            throw DiscordError.InvalidForm("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).");
        }

        if (forum is null)
        {
            return;
        }

        if (body["message"] is not JsonObject)
        {
            throw DiscordError.InvalidForm("message", "BASE_TYPE_REQUIRED", "This field is required");
        }

        FormRules.Count(body, "applied_tags", 0, 5);
        var tags = (body["applied_tags"] as JsonArray ?? []).Select(tag => tag!.ToString()).ToList();
        var known = (forum["available_tags"] as JsonArray ?? []).Select(tag => tag!["id"]!.ToString()).ToHashSet();
        if (tags.Exists(tag => !known.Contains(tag)))
        {
            throw DiscordError.InvalidForm("applied_tags", "INVALID_TAG", "Unknown tag");
        }

        if (tags.Count == 0 && ((int)forum["flags"]! & RequiresTag) != 0)
        {
            throw new DiscordError(400, 40067, "A tag is required to create a forum post in this channel");
        }
    }
}
