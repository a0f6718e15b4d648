using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.Core.Chat;

namespace DigestBot.Discord.Messages;

/// <summary>A form as Discord's modal: a label for each field, in the form's order.</summary>
/// <remarks><see cref="FormLimits"/> keeps it within Discord's own limits. Yes and no are a menu: what Discord has for them is a preview.</remarks>
internal static class DiscordModal
{
    /// <summary>Discord's number for "the answer is a modal".</summary>
    private const int Callback = 9;

    private static readonly FormChoice[] YesAndNo = [new("true", "Yes"), new("false", "No")];

    // The body is JSON for an API, never part of a page: letters of all scripts may stand as they are.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of an interaction's first response. The modal's id carries the form's command.</summary>
    public static string Body(ChatForm form)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("type", Callback);
            json.WriteStartObject("data");
            json.WriteString("custom_id", new DiscordCustomId(0, DeliveryKey: null, form.Command).ToString());
            json.WriteString("title", form.Title);
            json.WriteStartArray("components");
            if (form.Introduction is { } introduction)
            {
                json.WriteStartObject();
                json.WriteNumber("type", (int)DiscordComponent.TextDisplay);
                json.WriteString("content", DiscordMarkdown.Escape(introduction));
                json.WriteEndObject();
            }

            foreach (var field in form.Fields)
            {
                WriteLabel(json, field);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLabel(Utf8JsonWriter json, FormField field)
    {
        json.WriteStartObject();
        json.WriteNumber("type", (int)DiscordComponent.Label);
        json.WriteString("label", field.Label);
        if (field.Hint is { } hint)
        {
            json.WriteString("description", hint);
        }

        json.WriteStartObject("component");
        json.WriteString("custom_id", field.Name);
        switch (field)
        {
            case FormField.Text text:
                WriteText(json, text);
                break;
            case FormField.Choice choice:
                WriteMenu(json, choice.Choices, most: 1, field.Required, value => value == choice.Value);
                break;
            case FormField.MultiChoice several:
                WriteMenu(json, several.Choices, several.Choices.Count, field.Required, several.Values.Contains);
                break;
            case FormField.YesNo yesNo:
                WriteMenu(json, YesAndNo, most: 1, isRequired: true, value => bool.Parse(value) == yesNo.Value);
                break;
            case FormField.File:
                json.WriteNumber("type", (int)DiscordComponent.FileUpload);
                json.WriteNumber("min_values", field.Required ? 1 : 0);
                json.WriteNumber("max_values", 1);
                json.WriteBoolean("required", field.Required);
                break;
            default:
                throw new NotSupportedException($"Discord has no way to ask for a {field.GetType().Name}.");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, FormField.Text text)
    {
        json.WriteNumber("type", (int)DiscordComponent.TextInput);
        json.WriteNumber("style", text.IsLong ? 2 : 1);
        json.WriteNumber("max_length", text.MaxLength);
        json.WriteBoolean("required", text.Required);
        if (text.Value.Length > 0)
        {
            json.WriteString("value", text.Value);
        }

        if (text.Placeholder is { } placeholder)
        {
            json.WriteString("placeholder", placeholder);
        }
    }

    private static void WriteMenu(Utf8JsonWriter json, IReadOnlyList<FormChoice> choices, int most, bool isRequired, Func<string, bool> isChosen)
    {
        json.WriteNumber("type", (int)DiscordComponent.StringSelect);
        json.WriteStartArray("options");
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("label", choice.Label);
            json.WriteString("value", choice.Value);
            if (isChosen(choice.Value))
            {
                json.WriteBoolean("default", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("min_values", isRequired ? 1 : 0);
        json.WriteNumber("max_values", most);
        json.WriteBoolean("required", isRequired);
    }
}
