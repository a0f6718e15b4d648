using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What Slack takes as blocks (its Block Kit reference, August 2026), and in all of them together (bolt-js #2867).</summary>
internal static class BlockRules
{
    private const int MaxBlocks = 50;
    private const int MaxBlocksInView = 100;

    // Accepted: 9,597; refused: 11,341. The border lies somewhere between.
    private const int MaxText = 9_600;

    private static readonly string[] Known = ["actions", "context", "divider", "header", "image", "input", "rich_text", "section"];

    /// <exception cref="SlackError">A rule is broken.</exception>
    public static void Check(JsonNode? blocks, bool isView = false)
    {
        if (blocks is null)
        {
            return;
        }

        var list = blocks as JsonArray ?? throw Invalid("blocks must be an array", "/blocks");
        if (list.Count > (isView ? MaxBlocksInView : MaxBlocks))
        {
            throw Invalid("no more than 50 items allowed", "/blocks");
        }

        for (var i = 0; i < list.Count; i++)
        {
            CheckBlock(list[i] as JsonObject ?? throw Invalid("must be an object", $"/blocks/{i}"), $"/blocks/{i}");
        }

        Unique(Objects(blocks), "block_id");
        foreach (var block in list)
        {
            Unique(Objects(block), "action_id");
        }

        if (!isView && Objects(blocks).Sum(TextOf) > MaxText)
        {
            throw new SlackError("msg_blocks_too_long");
        }
    }

    private static void CheckBlock(JsonObject block, string path)
    {
        var type = block["type"]?.ToString() ?? "";
        if (!Known.Contains(type))
        {
            throw Invalid($"unsupported type: {type}", $"{path}/type");
        }

        Length(block, "block_id", 0, 255, path);
        switch (type)
        {
            case "header":
                Text(block["text"], 150, $"{path}/text", plain: true);
                break;
            case "section":
                if (block["text"] is null && block["fields"] is null)
                {
                    throw Invalid("missing required field: text", path);
                }

                Text(block["text"], 3_000, $"{path}/text");
                Items(block, "fields", 0, 10, path, (field, itsPath) => Text(field, 2_000, itsPath));
                Element(block["accessory"] as JsonObject, $"{path}/accessory");
                break;
            case "context":
                Items(block, "elements", 1, 10, path, (element, itsPath) => Text(element, 2_000, itsPath));
                break;
            case "actions":
                Items(block, "elements", 1, 25, path, Element);
                break;
            case "rich_text":
                Items(block, "elements", 1, 1_000, path, (_, _) => { });
                break;
            case "input":
                Text(block["label"] ?? throw Invalid("missing required field: label", path), 2_000, $"{path}/label", plain: true);
                Element(block["element"] as JsonObject ?? throw Invalid("missing required field: element", path), $"{path}/element");
                break;
        }
    }

    private static void Element(JsonObject? element, string path)
    {
        if (element is null)
        {
            return;
        }

        Length(element, "action_id", 0, 255, path);
        switch (element["type"]?.ToString())
        {
            case "button":
                Text(element["text"] ?? throw Invalid("missing required field: text", path), 75, $"{path}/text", plain: true);
                Length(element, "value", 0, 2_000, path);
                Length(element, "url", 0, 3_000, path);
                break;
            case "static_select" or "overflow" or "multi_static_select" or "checkboxes" or "radio_buttons":
                Items(element, "options", 1, element["type"]!.ToString() == "overflow" ? 5 : 100, path, (option, itsPath) =>
                {
                    Text(option["text"], 75, $"{itsPath}/text");
                    Length(option, "value", 1, 150, itsPath);
                });
                break;
        }
    }

    private static void Text(JsonNode? text, int most, string path, bool plain = false)
    {
        if (text is JsonObject given)
        {
            if (given["type"]?.ToString() is not ("plain_text" or "mrkdwn") || (plain && given["type"]!.ToString() != "plain_text"))
            {
                throw Invalid("unsupported text type", $"{path}/type");
            }

            Length(given, "text", 1, most, path);
        }
    }

    private static void Items(JsonObject parent, string name, int least, int most, string path, Action<JsonObject, string> check)
    {
        var items = parent[name] as JsonArray ?? [];
        if (items.Count < least || items.Count > most)
        {
            throw Invalid($"must have {least} to {most} items", $"{path}/{name}");
        }

        for (var i = 0; i < items.Count; i++)
        {
            check(items[i] as JsonObject ?? throw Invalid("must be an object", $"{path}/{name}/{i}"), $"{path}/{name}/{i}");
        }
    }

    private static void Length(JsonObject form, string name, int least, int most, string path)
    {
        if (form[name] is null && least == 0)
        {
            return;
        }

        var length = form[name]?.ToString().Length ?? 0;
        if (length < least || length > most)
        {
            throw Invalid(length < least ? "must be more than 0 characters" : $"must be less than {most + 1} characters", $"{path}/{name}");
        }
    }

    private static void Unique(IEnumerable<JsonObject> objects, string id)
    {
        if (objects.Select(each => each[id]?.ToString()).OfType<string>().GroupBy(value => value).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Invalid($"`{id}` \"{twice.Key}\" already exists", "/blocks");
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject form => form.SelectMany(part => Objects(part.Value)).Prepend(form),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static int TextOf(JsonObject form) => (form["text"] is JsonValue text ? text.ToString().Length : 0) + (form["url"]?.ToString().Length ?? 0);

    private static SlackError Invalid(string message, string path) => new("invalid_blocks", $"{message} [json-pointer:{path}]");
}
