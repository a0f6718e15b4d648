using System.Buffers;
using System.Text;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Slack.Messages;

/// <summary>Slack's other surfaces: modals, forms among them, and the app's home page.</summary>
internal static class SlackViews
{
    /// <summary>What an input's element is called; its block is called like the form's field.</summary>
    public const string InputId = "value";

    // Views hold twice as many blocks as messages; their text is limited by nothing smaller than 250 KB.
    private const int MaxBlocks = 100;
    private const int MaxTitle = 24;
    private const int MaxPlaceholder = 150;

    /// <summary>The app's home page.</summary>
    public static string Home(ChatMessage message) => Write(json =>
    {
        json.WriteString("type", "home");
        WriteBlocks(json, page => WriteMessage(page, message));
    });

    /// <summary>A message as a modal.</summary>
    /// <param name="metadata">What comes back with everything done in it.</param>
    public static string Modal(string title, ChatMessage message, string metadata) => Write(json =>
    {
        WriteFrame(json, title, metadata);
        WriteText(json, "close", "Close");
        WriteBlocks(json, page => WriteMessage(page, message));
    });

    /// <summary>A form as a modal.</summary>
    /// <inheritdoc cref="Modal"/>
    public static string Form(ChatForm form, string metadata) => Write(json =>
    {
        WriteFrame(json, form.Title, metadata);
        WriteText(json, "submit", form.Submit);
        WriteText(json, "close", "Cancel");
        WriteBlocks(json, page =>
        {
            if (form.Introduction is { } introduction)
            {
                WriteMessage(page, ChatMessage.Line(RichText.Sentence(introduction)));
            }

            foreach (var field in form.Fields)
            {
                WriteInput(json, field);
            }
        });
    });

    private static void WriteFrame(Utf8JsonWriter json, string title, string metadata)
    {
        json.WriteString("type", "modal");
        WriteText(json, "title", Excerpt.Of(title, MaxTitle));
        json.WriteString("private_metadata", metadata);
    }

    private static void WriteMessage(SlackPage page, ChatMessage message)
    {
        var pieces = message.Blocks.SelectMany(SlackBlocks.Of).ToList();
        var shown = new List<SlackPiece>();
        // The menu of stories and the line about what is left out each take a block.
        var room = MaxBlocks - 2;
        foreach (var piece in pieces.TakeWhile(piece => (room -= piece.Parts) >= 0))
        {
            shown.Add(piece);
        }

        SlackPiece.WriteAll(shown, page);
        if (shown.Count < pieces.Count)
        {
            page.WriteContext($"{pieces.Count - shown.Count} more parts do not fit here.");
        }
    }

    private static void WriteInput(Utf8JsonWriter json, FormField field)
    {
        json.WriteStartObject();
        json.WriteString("type", "input");
        json.WriteString("block_id", field.Name);
        json.WriteBoolean("optional", !field.Required || field is FormField.YesNo);
        WriteText(json, "label", field.Label);
        if (field.Hint is { } hint)
        {
            WriteText(json, "hint", hint);
        }

        json.WriteStartObject("element");
        json.WriteString("action_id", InputId);
        WriteElement(json, field);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter json, FormField field)
    {
        switch (field)
        {
            case FormField.Text text:
                json.WriteString("type", "plain_text_input");
                json.WriteBoolean("multiline", text.IsLong);
                json.WriteNumber("max_length", text.MaxLength);
                if (text.Value.Length > 0)
                {
                    json.WriteString("initial_value", text.Value);
                }

                if (text.Placeholder is { } placeholder)
                {
                    WriteText(json, "placeholder", Excerpt.Of(placeholder, MaxPlaceholder));
                }

                break;
            case FormField.Choice choice:
                json.WriteString("type", "static_select");
                WriteOptions(json, "options", choice.Choices);
                if (choice.Choices.FirstOrDefault(each => each.Value == choice.Value) is { } chosen)
                {
                    json.WritePropertyName("initial_option");
                    WriteOption(json, chosen);
                }

                break;
            case FormField.MultiChoice several:
                json.WriteString("type", "multi_static_select");
                WriteOptions(json, "options", several.Choices);
                if (several.Choices.Where(each => several.Values.Contains(each.Value)).ToList() is { Count: > 0 } selected)
                {
                    WriteOptions(json, "initial_options", selected);
                }

                break;
            case FormField.YesNo yes:
                json.WriteString("type", "checkboxes");
                WriteOptions(json, "options", [Yes]);
                if (yes.Value)
                {
                    WriteOptions(json, "initial_options", [Yes]);
                }

                break;
            case FormField.File file:
                json.WriteString("type", "file_input");
                json.WriteNumber("max_files", 1);
                json.WriteStartArray("filetypes");
                foreach (var ending in file.Endings)
                {
                    json.WriteStringValue(ending);
                }

                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"Slack has no way to ask for a {field.GetType().Name}.");
        }
    }

    private static FormChoice Yes { get; } = new("true", "Yes");

    private static void WriteOptions(Utf8JsonWriter json, string name, IEnumerable<FormChoice> choices)
    {
        json.WriteStartArray(name);
        foreach (var choice in choices)
        {
            WriteOption(json, choice);
        }

        json.WriteEndArray();
    }

    private static void WriteOption(Utf8JsonWriter json, FormChoice choice)
    {
        json.WriteStartObject();
        WriteText(json, "text", choice.Label);
        json.WriteString("value", choice.Value);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "plain_text");
        json.WriteString("text", TextNormalizer.CleanLine(text));
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }

    private static void WriteBlocks(Utf8JsonWriter json, Action<SlackPage> write)
    {
        json.WriteStartArray("blocks");
        write(new SlackPage(json));
        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SlackMessageRenderer.Json))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
