namespace DigestBot.Core.Feeds;

/// <summary>A feed document as read.</summary>
/// <param name="Format">As feed readers name it: <c>rss0.90</c> … <c>rss2.0</c>, <c>rss1.0</c>, <c>atom0.3</c>, <c>atom1.0</c>, <c>json1.0</c>, <c>json1.1</c>.</param>
public sealed record ParsedFeed(string Format)
{
    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>The site's address, absolute where it could be resolved.</summary>
    public string? Link { get; init; }

    public string? Language { get; init; }

    /// <summary>RSS's <c>ttl</c>: how long the publisher wants readers to wait between polls.</summary>
    public TimeSpan? TimeToLive { get; init; }

    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];
}
