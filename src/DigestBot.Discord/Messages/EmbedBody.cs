using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigestBot.Discord.Messages;

/// <summary>A page of components as an embed with buttons below: for where Discord does not take Components V2.</summary>
/// <remarks>A page's texts have fewer characters than one embed holds, so nothing is cut. Menus are left out: the commands in them can be typed.</remarks>
internal static partial class EmbedBody
{
    // Discord takes so many embeds; what has no picture needs none of its own.
    private const int MaxEmbeds = 10;

    private const int MaxRows = 5;

    private const string Description = "description";

    /// <param name="page">A body as <see cref="DiscordMessageRenderer"/> makes it.</param>
    public static JsonObject Of(string page)
    {
        var body = (JsonObject)JsonNode.Parse(page)!;
        var parts = PartsOf(body);
        body.Remove("components");

        // With embeds suppressed nobody would see this one.
        body.Remove("flags");
        var texts = parts.SelectMany(TextsIn).ToList();
        if (texts.Find(text => Ping().IsMatch(text)) is { } ping)
        {
            // An embed pings nobody.
            body["content"] = ping;
            texts.Remove(ping);
        }

        body["embeds"] = Embeds(parts);
        if (Rows(parts) is { Count: > 0 } rows)
        {
            body["components"] = rows;
        }

        return body;
    }

    /// <summary>The page's texts, in order.</summary>
    public static IEnumerable<string> TextsOf(string page) => PartsOf((JsonObject)JsonNode.Parse(page)!).SelectMany(TextsIn);

    private static List<JsonObject> PartsOf(JsonObject body) => [.. body["components"]!.AsArray().SelectMany(container => container!["components"]!.AsArray()).Cast<JsonObject>()];

    private static JsonArray Embeds(List<JsonObject> parts)
    {
        var embeds = new JsonArray();
        JsonObject? open = null;
        foreach (var part in parts)
        {
            var text = string.Join('\n', TextsIn(part).Where(text => !Ping().IsMatch(text)));
            if (text.Length == 0)
            {
                continue;
            }

            var picture = TypeOf(part["accessory"]) is DiscordComponent.Thumbnail ? part["accessory"]!["media"]!["url"]!.ToString() : null;
            if (open is null || (embeds.Count < MaxEmbeds && (picture is not null || open["thumbnail"] is not null)))
            {
                embeds.Add(open = new JsonObject { [Description] = text });
                if (picture is not null)
                {
                    open["thumbnail"] = new JsonObject { ["url"] = picture };
                }
            }
            else
            {
                open[Description] = $"{open[Description]}\n{text}";
            }
        }

        return embeds;
    }

    // The buttons beside stories say of which they are; those of the page's own rows come first, as they carry the delivery key where no story does.
    private static JsonArray Rows(List<JsonObject> parts)
    {
        var buttons = parts.Where(part => TypeOf(part) is DiscordComponent.ActionRow)
            .SelectMany(row => row["components"]!.AsArray()).Where(button => TypeOf(button) is DiscordComponent.Button).Select(button => (JsonObject)button!.DeepClone())
            .Concat(parts.Where(part => TypeOf(part["accessory"]) is DiscordComponent.Button).Select(Numbered))
            .OrderByDescending(button => DiscordCustomId.Parse(button["custom_id"]?.ToString() ?? "")?.DeliveryKey is not null);
        return new JsonArray([.. buttons.Chunk(DiscordLimits.ButtonsInRow).Take(MaxRows).Select(row => new JsonObject { ["type"] = (int)DiscordComponent.ActionRow, ["components"] = new JsonArray([.. row]) })]);
    }

    private static JsonObject Numbered(JsonObject section)
    {
        var button = (JsonObject)section["accessory"]!.DeepClone();
        var number = StoryNumber().Match(TextsIn(section).First()).Groups["number"].Value;
        button["label"] = number.Length > 0 ? $"{number} · {button["label"]}" : button["label"]!.ToString();
        return button;
    }

    private static IEnumerable<string> TextsIn(JsonObject part) => TypeOf(part) switch
    {
        DiscordComponent.TextDisplay => [part["content"]!.ToString()],
        DiscordComponent.Section => part["components"]!.AsArray().Select(text => text!["content"]!.ToString()),
        _ => [],
    };

    private static DiscordComponent? TypeOf(JsonNode? part) => (DiscordComponent?)(int?)part?["type"];

    [GeneratedRegex(@"^<@&\d+>$", RegexOptions.None, 1000)]
    private static partial Regex Ping();

    [GeneratedRegex(@"^### \[?(?<number>\d+) ·", RegexOptions.None, 1000)]
    private static partial Regex StoryNumber();
}
