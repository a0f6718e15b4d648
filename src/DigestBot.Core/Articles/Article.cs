using DigestBot.Core.Feeds;

namespace DigestBot.Core.Articles;

/// <summary>An article's number in the store, in order of arrival.</summary>
public readonly record struct ArticleId(long Value);

/// <summary>An entry's cleaned text: what every later stage reads.</summary>
public sealed record Article
{
    public required ArticleId Id { get; init; }

    /// <summary>The id it has outside: a file's, a JSON line's, or the feed's key for the entry.</summary>
    public required string Key { get; init; }

    public FeedId? Feed { get; init; }

    /// <summary>One line; never empty where the article has any text (then its first sentence stands in).</summary>
    public required string Title { get; init; }

    /// <summary>Plain paragraphs separated by a blank line, boilerplate gone, the dateline kept.</summary>
    public required string Text { get; init; }

    /// <summary>Without tracking parameters; http(s) only.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet that published it, as readers know it.</summary>
    public required string Source { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>When the bot first saw it.</summary>
    public DateTimeOffset Seen { get; init; }

    /// <summary>Two-letter code, declared or detected; <c>und</c> where neither is possible.</summary>
    public required string Language { get; init; }

    /// <summary>The agency whose text this is, where dateline, byline or credit name one.</summary>
    public WireOrigin? Origin { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? ImageUrl { get; init; }

    /// <summary>The instant it is sorted and windowed by: published, or seen where no date is given.</summary>
    public DateTimeOffset When => Published ?? Seen;
}
