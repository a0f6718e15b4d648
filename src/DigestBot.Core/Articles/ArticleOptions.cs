using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles;

/// <summary>How entries become articles. Section <c>Articles</c>.</summary>
public sealed class ArticleOptions
{
    /// <summary>News agencies besides the built-in ones; of two that claim a mark, the one given here wins.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<WireAgency> WireAgencies { get; init; } = [];
}
