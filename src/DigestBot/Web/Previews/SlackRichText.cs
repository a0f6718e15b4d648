using System.Text.Json;
using DigestBot.Core.Chat;

namespace DigestBot.Web.Previews;

/// <summary>Slack's <c>rich_text</c> block: text whose looks are told apart from its letters, so nothing in it needs escaping.</summary>
internal static class SlackRichText
{
    public static IReadOnlyList<MarkupBlock> Read(JsonElement block) => [.. block.Items("elements").Select(ReadBlock)];

    private static MarkupBlock ReadBlock(JsonElement element) => element.Text("type") switch
    {
        "rich_text_list" => new MarkupBlock.Items(element.Text("style") == "ordered", [.. element.Items("elements").Select(ReadLine)]),
        "rich_text_quote" => new MarkupBlock.Quote(ReadLine(element)),
        "rich_text_preformatted" => new MarkupBlock.Verbatim(string.Concat(element.Items("elements").Select(part => part.Text("text")))),
        _ => new MarkupBlock.Paragraph(ReadLine(element)),
    };

    private static IReadOnlyList<Markup> ReadLine(JsonElement section)
    {
        var writer = new MarkupWriter();
        foreach (var element in section.Items("elements"))
        {
            foreach (var part in ReadParts(element))
            {
                writer.Add(Styled(part, element.Part("style")));
            }
        }

        return writer.ToMarkup();
    }

    private static IEnumerable<Markup> ReadParts(JsonElement element)
    {
        switch (element.Text("type"))
        {
            case "link" when WebAddress.Of(element.Text("url")) is not null:
                var words = element.Text("text");
                return [new Markup.Link([new Markup.Text(words.Length > 0 ? words : element.Text("url"))], element.Text("url"))];
            case "date" when element.Part("timestamp") is { ValueKind: JsonValueKind.Number } timestamp:
                return [SlackDate.Of(timestamp.GetInt64(), element.Text("format"))];
            case "emoji":
                return [new Markup.Text($":{element.Text("name")}:")];
            case "user" or "channel" or "usergroup" or "broadcast":
                return [new Markup.Mention("@" + string.Concat(element.Text("user_id"), element.Text("channel_id"), element.Text("usergroup_id"), element.Text("range")))];
            default:
                return Lines(element.Text("text"));
        }
    }

    private static IEnumerable<Markup> Lines(string text) =>
        text.Split('\n').SelectMany((line, i) => i == 0 ? [new Markup.Text(line)] : new Markup[] { new Markup.LineBreak(), new Markup.Text(line) });

    private static Markup Styled(Markup part, JsonElement? style)
    {
        if (style is not { } looks || part is Markup.LineBreak)
        {
            return part;
        }

        if (looks.Flag("code", otherwise: false) && part is Markup.Text code)
        {
            part = new Markup.Code(code.Value);
        }

        part = looks.Flag("strike", otherwise: false) ? new Markup.Strike([part]) : part;
        part = looks.Flag("italic", otherwise: false) ? new Markup.Emphasis([part]) : part;
        return looks.Flag("bold", otherwise: false) ? new Markup.Strong([part]) : part;
    }
}
