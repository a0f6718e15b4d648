using DigestBot.Core.Stories;

namespace DigestBot.Web.Pages;

/// <summary>A story's figures, counted the same on every page.</summary>
internal static class StoryFigures
{
    /// <summary>Each outlet once, those with words of their own first.</summary>
    public static IReadOnlyList<string> Outlets(Story story) =>
        [.. story.Articles.OrderBy(member => member.DuplicateOf is not null).Select(member => member.Article.Source).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static int Copies(Story story) => story.Articles.Count(member => member.DuplicateOf is not null);
}
