using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Tests.Discord;

/// <summary>A body as Discord would read it, checked against its published limits.</summary>
internal sealed class DiscordBody
{
    private readonly List<JsonElement> _components = [];

    private DiscordBody(JsonElement root)
    {
        Root = root;
        Collect(root.GetProperty("components"));
    }

    public JsonElement Root { get; }

    public IReadOnlyList<string> Texts => [.. OfType(10).Select(text => text.GetProperty("content").GetString()!)];

    public IReadOnlyList<string> CustomIds => [.. OfType(2).Where(button => button.TryGetProperty("custom_id", out _)).Select(button => button.GetProperty("custom_id").GetString()!)];

    public IEnumerable<JsonElement> OfType(int type) => _components.Where(component => component.GetProperty("type").GetInt32() == type);

    public static DiscordBody Read(string body)
    {
        var read = new DiscordBody(JsonDocument.Parse(body).RootElement);
        read.AssertWithinLimits();
        return read;
    }

    /// <summary>A message as it stands on the loopback Discord, which checked it.</summary>
    public static DiscordBody Collect(JsonNode message) => new(JsonDocument.Parse(message.ToJsonString()).RootElement);

    /// <summary>Its texts as people read them, a line each.</summary>
    public static string TextOf(JsonNode message) => string.Join('\n', Collect(message).Texts).Replace("\\", "", StringComparison.Ordinal);

    private void AssertWithinLimits()
    {
        Assert.Equal((1 << 15) | 4, Root.GetProperty("flags").GetInt32());
        Assert.Equal("""{"parse":[]}""", Root.GetProperty("allowed_mentions").GetRawText());
        Assert.False(Root.TryGetProperty("content", out _) || Root.TryGetProperty("embeds", out _));
        Assert.InRange(_components.Count, 2, 40);
        Assert.InRange(Texts.Sum(text => text.Length) + OfType(2).Sum(button => button.GetProperty("label").GetString()!.Length), 1, 4_000);
        Assert.All(Texts, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(CustomIds.Count, CustomIds.Distinct().Count());
        Assert.All(CustomIds, id => Assert.InRange(id.Length, 1, 100));
        Assert.All(OfType(1), row => Assert.InRange(row.GetProperty("components").GetArrayLength(), 1, 5));
        Assert.All(OfType(9), section => Assert.InRange(section.GetProperty("components").GetArrayLength(), 1, 3));
        foreach (var option in OfType(3).SelectMany(menu => menu.GetProperty("options").EnumerateArray()))
        {
            Assert.InRange(option.GetProperty("label").GetString()!.Length, 1, 100);
            Assert.InRange(option.GetProperty("value").GetString()!.Length, 1, 100);
        }

        foreach (var button in OfType(2))
        {
            Assert.InRange(button.GetProperty("label").GetString()!.Length, 1, 80);
            Assert.True(button.GetProperty("style").GetInt32() == 5 ? button.GetProperty("url").GetString()!.Length <= 512 : button.TryGetProperty("custom_id", out _));
        }

        if (Root.TryGetProperty("nonce", out var nonce))
        {
            Assert.InRange(nonce.GetString()!.Length, 1, 25);
        }
    }

    private void Collect(JsonElement components)
    {
        foreach (var component in components.EnumerateArray())
        {
            _components.Add(component);
            if (component.TryGetProperty("components", out var nested))
            {
                Collect(nested);
            }

            if (component.TryGetProperty("accessory", out var accessory))
            {
                _components.Add(accessory);
            }
        }
    }
}
