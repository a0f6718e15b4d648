using System.Text.Json;

namespace DigestBot.Discord.Messages;

/// <summary>The page being written: gives its buttons their ids, and one of them the delivery key.</summary>
internal sealed class DiscordPage(Utf8JsonWriter json, string? deliveryKey)
{
    // What a menu's own id stands for: nothing, as the command is what is chosen in it.
    private const string MenuCommand = "menu";

    private int _buttons;

    public Utf8JsonWriter Json => json;

    /// <summary>Whether the page can be found again; true where there is nothing to find it by.</summary>
    public bool CarriesKey { get; private set; } = deliveryKey is null;

    public void WriteTextDisplay(string markdown)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.TextDisplay);
        json.WriteString("content", markdown);
        json.WriteEndObject();
    }

    public void WriteSeparator()
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.Separator);
        json.WriteEndObject();
    }

    public void WriteSection(string markdown, Action<DiscordPage> accessory)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.Section);
        json.WriteStartArray("components");
        WriteTextDisplay(markdown);
        json.WriteEndArray();
        json.WritePropertyName("accessory");
        accessory(this);
        json.WriteEndObject();
    }

    public void WriteThumbnail(string url, string description)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.Thumbnail);
        json.WriteStartObject("media");
        json.WriteString("url", url);
        json.WriteEndObject();
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    public void WriteRow(IEnumerable<Action<DiscordPage>> buttons)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.ActionRow);
        json.WriteStartArray("components");
        foreach (var write in buttons)
        {
            write(this);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCommandButton(string label, string command)
    {
        var id = new DiscordCustomId(++_buttons, DeliveryKey: null, command);
        if (!CarriesKey && id with { DeliveryKey = deliveryKey } is var withKey && withKey.ToString().Length <= DiscordLimits.CustomId)
        {
            id = withKey;
            CarriesKey = true;
        }

        WriteButton(label, ButtonStyle.Secondary, "custom_id", id.ToString());
    }

    public void WriteLinkButton(string label, string url) => WriteButton(label, ButtonStyle.Link, "url", url);

    private void WriteButton(string label, ButtonStyle style, string property, string value)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.Button);
        json.WriteNumber("style", (int)style);
        json.WriteString("label", label);
        json.WriteString(property, value);
        json.WriteEndObject();
    }

    /// <summary>A menu of commands.</summary>
    public void WriteMenu(string placeholder, IReadOnlyList<(string Label, string Command)> options)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.StringSelect);
        json.WriteString("custom_id", new DiscordCustomId(++_buttons, DeliveryKey: null, MenuCommand).ToString());
        json.WriteString("placeholder", placeholder);
        json.WriteStartArray("options");
        foreach (var (label, command) in options)
        {
            json.WriteStartObject();
            json.WriteString("label", label);
            json.WriteString("value", command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A file that is sent with the message.</summary>
    public void WriteFile(string name)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.File);
        json.WriteStartObject("file");
        json.WriteString("url", $"attachment://{name}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private enum ButtonStyle
    {
        Secondary = 2,
        Link = 5,
    }
}

/// <summary>Discord's numbers for the components used here.</summary>
internal enum DiscordComponent
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    Section = 9,
    TextDisplay = 10,
    Thumbnail = 11,
    File = 13,
    Separator = 14,
    Container = 17,
    Label = 18,
    FileUpload = 19,
}
