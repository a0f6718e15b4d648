using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What Discord takes as a modal: its component reference, August 2026.</summary>
internal static class ModalRules
{
    private const int Row = 1;
    private const int TextSelect = 3;
    private const int TextInput = 4;
    private const int TextDisplay = 10;
    private const int Label = 18;
    private const int FileUpload = 19;

    /// <exception cref="DiscordError">Something breaks a rule.</exception>
    public static void Check(JsonObject modal)
    {
        FormRules.Length(modal, "custom_id", 1, 100);
        FormRules.Length(modal, "title", 1, 45);
        FormRules.Count(modal, "components", 1, 5);
        var ids = new HashSet<string>();
        foreach (var (part, path) in FormRules.Items(modal, "components"))
        {
            switch (FormRules.Number(part, "type"))
            {
                case TextDisplay:
                    FormRules.Length(part, "content", 1, 4_000, path);
                    break;
                case Label:
                    FormRules.Length(part, "label", 1, 45, path);
                    FormRules.Length(part, "description", 0, 100, path);
                    CheckInput(part["component"] as JsonObject ?? throw DiscordError.InvalidForm(path + "component", "BASE_TYPE_REQUIRED", "This field is required"), path + "component.", ids);
                    break;
                case Row:
                    // Superseded by labels, and still taken: a row with one text input, labelled by itself.
                    FormRules.Count(part, "components", 1, 1, path);
                    var (input, inputPath) = FormRules.Items(part, "components", path).First();
                    FormRules.Length(input, "label", 1, 45, inputPath);
                    CheckInput(input, inputPath, ids);
                    break;
                default:
                    throw DiscordError.InvalidForm(path + "type", "BASE_TYPE_CHOICES", $"Value must be one of {{{Row}, {TextDisplay}, {Label}}}.");
            }
        }
    }

    /// <summary>The modal's inputs with the types that Discord sends back.</summary>
    public static IEnumerable<JsonObject> Inputs(JsonObject modal) => FormRules.Items(modal, "components")
        .SelectMany(part => part.Item["component"] is JsonObject labelled ? [labelled] : FormRules.Items(part.Item, "components").Select(input => input.Item));

    private static void CheckInput(JsonObject input, string path, HashSet<string> ids)
    {
        FormRules.Length(input, "custom_id", 1, 100, path);
        if (!ids.Add(FormRules.Text(input, "custom_id")!))
        {
            throw DiscordError.InvalidForm(path + "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }

        switch (FormRules.Number(input, "type"))
        {
            case TextInput:
                CheckText(input, path);
                break;
            case TextSelect:
                ComponentRules.CheckOptions(input, path);
                break;
            case >= 5 and <= 8:
                break;
            case FileUpload when (FormRules.Number(input, "min_values") ?? 1) is >= 0 and <= 10 && (FormRules.Number(input, "max_values") ?? 1) is >= 1 and <= 10:
                break;
            default:
                throw DiscordError.InvalidForm(path + "type", "BASE_TYPE_CHOICES", "Not an input that a modal takes.");
        }
    }

    private static void CheckText(JsonObject input, string path)
    {
        if (FormRules.Number(input, "style") is not (1 or 2))
        {
            throw DiscordError.InvalidForm(path + "style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.");
        }

        var (least, most) = (FormRules.Number(input, "min_length") ?? 0, FormRules.Number(input, "max_length") ?? 4_000);
        if (least is < 0 or > 4_000 || most is < 1 or > 4_000 || least > most)
        {
            throw DiscordError.InvalidForm(path + "max_length", "NUMBER_TYPE_MAX", "Lengths lie between 0 and 4000.");
        }

        FormRules.Length(input, "value", 0, most, path);
        FormRules.Length(input, "placeholder", 0, 100, path);
    }
}
