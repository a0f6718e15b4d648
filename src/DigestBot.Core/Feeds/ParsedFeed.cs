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

    public PublisherWishes Wishes { get; init; } = PublisherWishes.None;

    /// <summary>The rhythm that the document states (<c>sy:updatePeriod</c>); entries' dates know better where they have any.</summary>
    public TimeSpan? UpdatePeriod { get; init; }

    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];
}
