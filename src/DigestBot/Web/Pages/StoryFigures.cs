using DigestBot.Core.Stories;

namespace DigestBot.Web.Pages;

/// <summary>A story's figures, counted the same on every page.</summary>
internal static class StoryFigures
{
    /// <summary>Each outlet once, those with words of their own first.</summary>
    public static IReadOnlyList<string> Outlets(Story story) =>
        [.. story.Articles.OrderBy(member => member.DuplicateOf is not null).Select(member => member.Article.Source).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>"12 articles, 5 of them copies".</summary>
    public static string Articles(Story story)
    {
        var copies = story.Articles.Count(member => member.DuplicateOf is not null);
        var articles = CountText.Of(story.Articles.Count, "article");
        return copies switch
        {
            0 => articles,
            1 => $"{articles}, 1 of them a copy",
            _ => $"{articles}, {copies} of them copies",
        };
    }
}
