using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What Discord takes as an application's commands: its application-commands reference, August 2026.</summary>
internal static partial class CommandRules
{
    private const int ChatInput = 1;
    private const int SubCommand = 1;
    private const int SubCommandGroup = 2;
    private const int MaxCharacters = 8_000;

    private static readonly string[] Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    /// <exception cref="DiscordError">A command breaks a rule.</exception>
    public static void Check(JsonObject command)
    {
        if ((FormRules.Number(command, "type") ?? ChatInput) != ChatInput)
        {
            FormRules.Length(command, "name", 1, 32);
            return;
        }

        CheckName(command, "");
        FormRules.Length(command, "description", 1, 100);
        if (command["default_member_permissions"] is JsonValue permissions && !permissions.TryGetValue<string>(out _))
        {
            throw DiscordError.InvalidForm("default_member_permissions", "BASE_TYPE_STRING", "Must be a string.");
        }

        CheckOptions(command, "", depth: 0);
        if (Characters(command) > MaxCharacters)
        {
            throw DiscordError.InvalidForm("options", "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxCharacters})");
        }
    }

    private static void CheckOptions(JsonObject parent, string path, int depth)
    {
        FormRules.Count(parent, "options", 0, 25, path);
        var names = new HashSet<string>();
        var optionalSeen = false;
        foreach (var (option, itsPath) in FormRules.Items(parent, "options", path))
        {
            CheckName(option, itsPath);
            FormRules.Length(option, "description", 1, 100, itsPath);
            if (!names.Add(FormRules.Text(option, "name")!))
            {
                throw DiscordError.InvalidForm(itsPath + "name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
            }

            var type = FormRules.Number(option, "type") ?? 0;
            if (type is < 1 or > 11 || (type == SubCommandGroup && depth > 0) || (type == SubCommand && depth > 1))
            {
                throw DiscordError.InvalidForm(itsPath + "type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
            }

            if (type is SubCommand or SubCommandGroup)
            {
                CheckOptions(option, itsPath, depth + (type == SubCommandGroup ? 1 : 2));
                continue;
            }

            CheckValueOption(option, itsPath, ref optionalSeen);
        }
    }

    private static void CheckValueOption(JsonObject option, string path, ref bool optionalSeen)
    {
        var required = FormRules.Flag(option, "required");
        if (required && optionalSeen)
        {
            throw DiscordError.InvalidForm(path + "required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
        }

        optionalSeen |= !required;
        FormRules.Count(option, "choices", 0, 25, path);
        if (option["choices"] is JsonArray { Count: > 0 } && FormRules.Flag(option, "autocomplete"))
        {
            throw DiscordError.InvalidForm(path + "autocomplete", "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES", "Options with choices cannot be autocompleted");
        }
    }

    private static void CheckName(JsonObject named, string path)
    {
        var name = FormRules.Text(named, "name") ?? "";
        foreach (var candidate in (named["name_localizations"] as JsonObject ?? []).Select(localized => localized.Value?.ToString()).Append(name))
        {
            if (!Name().IsMatch(candidate ?? "") || candidate!.Any(char.IsUpper))
            {
                throw DiscordError.InvalidForm(path + "name", "APPLICATION_COMMAND_INVALID_NAME", $"Command name is invalid: {candidate}");
            }
        }

        foreach (var field in new[] { "name_localizations", "description_localizations" })
        {
            if ((named[field] as JsonObject ?? []).FirstOrDefault(localized => !Locales.Contains(localized.Key)).Key is { } unknown)
            {
                throw DiscordError.InvalidForm($"{path}{field}.{unknown}", "BASE_TYPE_CHOICES", "Value must be one of Discord's locales.");
            }
        }
    }

    // Names, descriptions and values; of localised ones the longest counts.
    private static int Characters(JsonObject command)
    {
        var own = LongestOf(command, "name") + LongestOf(command, "description");
        var choices = FormRules.Items(command, "choices").Sum(choice => LongestOf(choice.Item, "name") + (choice.Item["value"]?.ToString().Length ?? 0));
        return own + choices + FormRules.Items(command, "options").Sum(option => Characters(option.Item));
    }

    private static int LongestOf(JsonObject named, string field) =>
        (named[$"{field}_localizations"] as JsonObject ?? []).Select(localized => localized.Value?.ToString()).Append(FormRules.Text(named, field)).Max(text => text?.Length ?? 0);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
