using System.ComponentModel.DataAnnotations;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles;

/// <summary>How entries become articles. Section <c>Articles</c>.</summary>
public sealed class ArticleOptions
{
    /// <summary>When entries' pages are fetched for their text, for sources that are not set otherwise.</summary>
    [EnumDataType(typeof(PageFetching), ErrorMessage = "Articles:FetchPages must be Never, WhenShort or Always.")]
    public PageFetching FetchPages { get; init; } = PageFetching.WhenShort;

    /// <summary>News agencies besides the built-in ones; of two that claim a mark, the one given here wins.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<WireAgency> WireAgencies { get; init; } = [];
}
