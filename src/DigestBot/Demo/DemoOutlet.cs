namespace DigestBot.Demo;

/// <summary>One of the sample's outlets, as <c>outlets.yaml</c> has it. Plain properties: the YAML reader fills them.</summary>
internal sealed class DemoOutlet
{
    public string Key { get; set; } = "";

    public string Name { get; set; } = "";

    public string Site { get; set; } = "";

    public string Language { get; set; } = "";

    public string Topic { get; set; } = "";

    /// <summary>The format its feed is served in: <c>rss2</c>, <c>rss1</c>, <c>rss092</c>, <c>atom1</c>, <c>atom03</c>, <c>json</c>.</summary>
    public string Format { get; set; } = "";
}
