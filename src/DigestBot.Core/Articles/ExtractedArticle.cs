namespace DigestBot.Core.Articles;

/// <summary>What a web page says: its article and the facts around it.</summary>
public sealed record ExtractedArticle
{
    public string? Title { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>Two-letter code, declared by the page or told from the text; null where neither is possible.</summary>
    public string? Language { get; init; }

    public string? SiteName { get; init; }

    /// <summary>What keeps the article back; null where the page shows it. A text found all the same is a teaser or the obstacle's own.</summary>
    public PageObstacle? Obstacle { get; init; }

    /// <summary>Plain paragraphs separated by a blank line; empty where the page has no text.</summary>
    public required string Text { get; init; }
}
