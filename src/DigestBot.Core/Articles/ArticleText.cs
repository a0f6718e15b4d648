namespace DigestBot.Core.Articles;

/// <summary>An article as a file or a JSON line brings it: everything but the key may be missing.</summary>
/// <param name="Key">Its id outside.</param>
public sealed record ArticleText(string Key)
{
    public string? Title { get; init; }

    /// <summary>Plain, Markdown or HTML.</summary>
    public string? Text { get; init; }

    public string? Url { get; init; }

    public string? Source { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Language { get; init; }
}
