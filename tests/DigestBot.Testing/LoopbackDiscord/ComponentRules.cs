using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Walks a message's components, nested ones too.</summary>
internal sealed class ComponentRules(bool isV2)
{
    private const string Attachment = "attachment://";

    private const int ActionRow = 1;
    private const int Button = 2;
    private const int TextSelect = 3;
    private const int Section = 9;
    private const int TextDisplay = 10;
    private const int Thumbnail = 11;
    private const int MediaGallery = 12;
    private const int File = 13;
    private const int Separator = 14;
    private const int Container = 17;

    private readonly HashSet<string> _ids = [];

    /// <summary>The files that the message shows, which must come with it.</summary>
    public List<string> FileNames { get; } = [];

    public int Count { get; private set; }

    /// <summary>Over all texts, as Discord counts them against 4,000.</summary>
    public int Characters { get; private set; }

    public void Check(JsonObject message)
    {
        if (!isV2)
        {
            FormRules.Count(message, "components", 0, 5);
        }

        CheckAll(message, "", isV2 ? [ActionRow, Section, TextDisplay, MediaGallery, File, Separator, Container] : [ActionRow]);
    }

    private void CheckAll(JsonObject parent, string path, int[] allowed)
    {
        foreach (var (component, itsPath) in FormRules.Items(parent, "components", path))
        {
            CheckOne(component, itsPath, allowed);
        }
    }

    private void CheckOne(JsonObject component, string path, int[] allowed)
    {
        Count++;
        var type = FormRules.Number(component, "type") ?? 0;
        if (!allowed.Contains(type))
        {
            throw DiscordError.InvalidForm(path + "type", "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", allowed)}}}.");
        }

        switch (type)
        {
            case ActionRow:
                FormRules.Count(component, "components", 1, 5, path);
                CheckAll(component, path, [Button, TextSelect, 5, 6, 7, 8]);
                break;
            case Button:
                CheckButton(component, path);
                break;
            case TextSelect:
                CheckId(component, path);
                CheckOptions(component, path);
                break;
            case File:
                var file = FormRules.Text(component["file"] as JsonObject ?? [], "url") ?? "";
                FileNames.Add(file.StartsWith(Attachment, StringComparison.Ordinal) ? file[Attachment.Length..] : throw DiscordError.InvalidForm(path + "file.url", "UNFURLED_MEDIA_ITEM_INVALID", "Only attachment:// references are allowed"));
                break;
            case Section:
                FormRules.Count(component, "components", 1, 3, path);
                CheckAll(component, path, [TextDisplay]);
                var accessory = component["accessory"] as JsonObject ?? throw DiscordError.InvalidForm(path + "accessory", "BASE_TYPE_REQUIRED", "This field is required");
                CheckOne(accessory, path + "accessory.", [Button, Thumbnail]);
                break;
            case TextDisplay:
                FormRules.Length(component, "content", 1, 4_000, path);
                Characters += FormRules.Text(component, "content")!.EnumerateRunes().Count();
                break;
            case Thumbnail:
                FormRules.Length(component["media"] as JsonObject ?? [], "url", 1, 2_048, path + "media.");
                FormRules.Length(component, "description", 0, 1_024, path);
                break;
            case Container:
                FormRules.Count(component, "components", 1, 40, path);
                CheckAll(component, path, [ActionRow, Section, TextDisplay, MediaGallery, File, Separator]);
                break;
        }
    }

    /// <summary>A menu's lines, in messages and modals.</summary>
    public static void CheckOptions(JsonObject menu, string path)
    {
        FormRules.Length(menu, "placeholder", 0, 150, path);
        FormRules.Count(menu, "options", 1, 25, path);
        var values = new HashSet<string>();
        foreach (var (option, optionPath) in FormRules.Items(menu, "options", path))
        {
            FormRules.Length(option, "label", 1, 100, optionPath);
            FormRules.Length(option, "value", 1, 100, optionPath);
            FormRules.Length(option, "description", 0, 100, optionPath);
            if (!values.Add(FormRules.Text(option, "value")!))
            {
                throw DiscordError.InvalidForm(optionPath + "value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }

        var (least, most) = (FormRules.Number(menu, "min_values") ?? 1, FormRules.Number(menu, "max_values") ?? 1);
        if (least is < 0 or > 25 || most is < 1 or > 25 || least > most || most > values.Count)
        {
            throw DiscordError.InvalidForm(path + "max_values", "BASE_TYPE_BAD_LENGTH", $"{least} to {most} of {values.Count} options cannot be chosen");
        }
    }

    private void CheckButton(JsonObject button, string path)
    {
        FormRules.Length(button, "label", button["emoji"] is null ? 1 : 0, 80, path);
        Characters += FormRules.Text(button, "label")?.EnumerateRunes().Count() ?? 0;
        switch (FormRules.Number(button, "style"))
        {
            case >= 1 and <= 4:
                CheckId(button, path);
                break;
            case 5:
                FormRules.Length(button, "url", 1, 512, path);
                break;
            default:
                throw DiscordError.InvalidForm(path + "style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.");
        }
    }

    private void CheckId(JsonObject component, string path)
    {
        FormRules.Length(component, "custom_id", 1, 100, path);
        if (!_ids.Add(FormRules.Text(component, "custom_id")!))
        {
            throw DiscordError.InvalidForm(path + "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}
