using System.Text.Json;

namespace DigestBot.Tests.Slack;

/// <summary>A body as Slack would read it, checked against its published limits.</summary>
internal sealed class SlackBody
{
    private static readonly string[] MarkedOrMentioning = ["mrkdwn", "user", "usergroup", "channel", "broadcast", "emoji"];

    private readonly List<JsonElement> _objects = [];

    private SlackBody(JsonElement root)
    {
        Root = root;
        Collect(root.GetProperty("blocks"));
    }

    public JsonElement Root { get; }

    public IReadOnlyList<JsonElement> Blocks => [.. Root.GetProperty("blocks").EnumerateArray()];

    /// <summary>All words of the page, runs joined, a line a block.</summary>
    public IReadOnlyList<string> Texts => [.. Blocks.Select(TextOf)];

    public IEnumerable<JsonElement> OfType(string type) => _objects.Where(each => each.TryGetProperty("type", out var name) && name.GetString() == type);

    public static SlackBody Read(string body)
    {
        var read = new SlackBody(JsonDocument.Parse(body).RootElement);
        read.AssertWithinLimits();
        return read;
    }

    /// <summary>A modal or the app's home.</summary>
    public static SlackBody ReadView(string view)
    {
        var read = new SlackBody(JsonDocument.Parse(view).RootElement);
        Assert.InRange(read.Blocks.Count, 1, 100);
        read.AssertBlocksWithinLimits();
        return read;
    }

    private void AssertWithinLimits()
    {
        Assert.False(Root.GetProperty("unfurl_links").GetBoolean() || Root.GetProperty("unfurl_media").GetBoolean());
        Assert.InRange(Root.GetProperty("text").GetString()!.Length, 0, 4_000);
        Assert.DoesNotMatch("[<>]|&(?!amp;|lt;|gt;)", Root.GetProperty("text").GetString()!);
        Assert.InRange(Blocks.Count, 1, 50);
        Assert.InRange(Texts.Sum(text => text.Length) + OfType("link").Sum(link => link.GetProperty("url").GetString()!.Length), 0, 9_000);
        AssertBlocksWithinLimits();
    }

    private void AssertBlocksWithinLimits()
    {
        Assert.All(Blocks.Where(block => block.GetProperty("type").GetString() != "actions").Select(TextOf), text => Assert.InRange(text.Length, 0, 3_000));
        Assert.All(OfType("static_select"), menu => Assert.InRange(menu.GetProperty("options").GetArrayLength(), 1, 100));
        Assert.All(OfType("header"), header => Assert.InRange(TextOf(header).Length, 1, 150));
        Assert.All(OfType("context"), context => Assert.InRange(context.GetProperty("elements").GetArrayLength(), 1, 10));
        Assert.All(OfType("actions"), actions => Assert.InRange(actions.GetProperty("elements").GetArrayLength(), 1, 25));
        Assert.All(OfType("rich_text_section"), section => Assert.InRange(section.GetProperty("elements").GetArrayLength(), 1, 10_000));
        Assert.All(OfType("text").Concat(OfType("link")), run => Assert.NotEqual("", run.GetProperty("text").GetString()));
        // Marks are read in mrkdwn alone, and mentions in elements of their own: none of these may be there.
        Assert.Empty(MarkedOrMentioning.SelectMany(OfType));
        Assert.All(OfType("link"), link => Assert.Matches("^https?://[^<>|\"\\s]+$", link.GetProperty("url").GetString()!));
        foreach (var button in OfType("button"))
        {
            Assert.InRange(TextOf(button).Length, 1, 75);
            Assert.True(!button.TryGetProperty("value", out var value) || value.GetString()!.Length is > 0 and <= 2_000);
        }

        Assert.All(OfType("overflow"), menu => Assert.InRange(menu.GetProperty("options").GetArrayLength(), 1, 5));
        foreach (var option in OfType("static_select").Concat(OfType("overflow")).SelectMany(select => select.GetProperty("options").EnumerateArray()))
        {
            Assert.InRange(TextOf(option).Length, 1, 75);
            Assert.InRange(option.GetProperty("value").GetString()!.Length, 1, 150);
        }

        // Inputs are told apart by their blocks.
        var ids = Blocks.Where(block => block.GetProperty("type").GetString() != "input").SelectMany(ActionIds).Concat(OfType("input").Select(input => input.GetProperty("block_id").GetString())).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static IEnumerable<string?> ActionIds(JsonElement block) =>
        block.TryGetProperty("elements", out var elements)
            ? elements.EnumerateArray().Where(element => element.TryGetProperty("action_id", out _)).Select(element => element.GetProperty("action_id").GetString())
            : [];

    private static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => string.Concat(element.EnumerateArray().Select(TextOf)),
        JsonValueKind.Object => string.Concat(element.EnumerateObject()
            .Select(property => property.Name is "text" or "fallback" && property.Value.ValueKind == JsonValueKind.String
                ? property.Value.GetString()
                : property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? TextOf(property.Value) : "")),
        _ => "",
    };

    private void Collect(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            _objects.Add(element);
            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value);
            }
        }
    }
}
