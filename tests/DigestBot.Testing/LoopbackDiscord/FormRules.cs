using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>The checks that all of Discord's forms share.</summary>
internal static class FormRules
{
    public static string? Text(JsonObject form, string name) => form[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(JsonObject form, string name) => form[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static bool Flag(JsonObject form, string name) => form[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static IEnumerable<(JsonObject Item, string Path)> Items(JsonObject form, string name, string path = "") =>
        (form[name] as JsonArray ?? []).Select((item, i) => (item as JsonObject ?? throw DiscordError.InvalidForm($"{path}{name}.{i}", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"), $"{path}{name}.{i}."));

    public static void Length(JsonObject form, string name, int least, int most, string path = "")
    {
        if (form[name] is null && least == 0)
        {
            return;
        }

        var text = Text(form, name) ?? throw DiscordError.InvalidForm(path + name, "BASE_TYPE_REQUIRED", "This field is required");
        // Discord counts code points.
        var length = text.EnumerateRunes().Count();
        if (length < least || length > most)
        {
            throw DiscordError.InvalidForm(path + name, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        }
    }

    public static void Count(JsonObject form, string name, int least, int most, string path = "")
    {
        var count = (form[name] as JsonArray)?.Count ?? 0;
        if (count < least || count > most)
        {
            throw DiscordError.InvalidForm(path + name, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        }
    }
}
