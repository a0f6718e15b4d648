using System.Globalization;
using System.Text.Json;

namespace DigestBot.Slack.Messages;

/// <summary>The page being written: knows how a block looks in JSON and gives its buttons their ids.</summary>
internal sealed class SlackPage(Utf8JsonWriter json)
{
    private int _actions;

    public Utf8JsonWriter Json => json;

    public void WriteHeader(string text) => WriteBlock("header", () => WritePlainText("text", text));

    public void WriteDivider() => WriteBlock("divider", static () => { });

    public void WriteContext(string text) => WriteBlock("context", () => WriteArray("elements", [() => WritePlainText(name: null, text)]));

    public void WriteParagraph(IReadOnlyList<SlackRun> runs) => WriteRichText(() => WriteSection(runs));

    public void WriteList(IReadOnlyList<IReadOnlyList<SlackRun>> items) => WriteRichText(() => WriteBlock("rich_text_list", () =>
    {
        json.WriteString("style", "bullet");
        WriteArray("elements", items.Select<IReadOnlyList<SlackRun>, Action>(item => () => WriteSection(item)));
    }));

    public void WriteVerbatim(string text) => WriteRichText(() => WriteBlock("rich_text_preformatted", () =>
        WriteArray("elements", [() => new SlackRun(text).WriteTo(this)])));

    public void WriteActions(IEnumerable<Action> elements) => WriteBlock("actions", () => WriteArray("elements", elements));

    public void WriteButton(string label, string? value, string? url) => WriteBlock("button", () =>
    {
        WritePlainText("text", label);
        json.WriteString("action_id", NextActionId(value is null ? "open" : "run"));
        if (value is not null)
        {
            json.WriteString("value", value);
        }

        if (url is not null)
        {
            json.WriteString("url", url);
        }
    });

    public void WriteMenu(string placeholder, IEnumerable<SlackOption> options) => WriteBlock("static_select", () =>
    {
        json.WriteString("action_id", NextActionId("pick"));
        WritePlainText("placeholder", placeholder);
        WriteOptions(options);
    });

    /// <summary>A menu behind three dots.</summary>
    public void WriteOverflow(IEnumerable<SlackOption> options) => WriteBlock("overflow", () =>
    {
        json.WriteString("action_id", NextActionId("menu"));
        WriteOptions(options);
    });

    private void WriteOptions(IEnumerable<SlackOption> options) => WriteArray("options", options.Select<SlackOption, Action>(option => () =>
    {
        json.WriteStartObject();
        WritePlainText("text", option.Label);
        json.WriteString("value", option.Value);
        json.WriteEndObject();
    }));

    // Ids differ within a message, as Slack demands.
    private string NextActionId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_actions}");

    private void WriteRichText(Action element) => WriteBlock("rich_text", () => WriteArray("elements", [element]));

    private void WriteSection(IReadOnlyList<SlackRun> runs) =>
        WriteBlock("rich_text_section", () => WriteArray("elements", runs.Select<SlackRun, Action>(run => () => run.WriteTo(this))));

    private void WriteBlock(string type, Action content)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        content();
        json.WriteEndObject();
    }

    private void WriteArray(string name, IEnumerable<Action> elements)
    {
        json.WriteStartArray(name);
        foreach (var write in elements)
        {
            write();
        }

        json.WriteEndArray();
    }

    private void WritePlainText(string? name, string text)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        json.WriteString("type", "plain_text");
        json.WriteString("text", text);
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }
}
