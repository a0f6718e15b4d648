using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>A story as buttons and suggestions name it: <c>s42</c>, or <c>a7</c> for the one that holds an article; no place in a list can be taken for either.</summary>
public static class StoryKey
{
    public static string Of(StoryId story) =>
        StoryPart.ArticleOf(story) is { } article ? Of(article) : string.Create(CultureInfo.InvariantCulture, $"s{story.Value}");

    /// <summary>The story that the article is in, whatever its number is by then.</summary>
    public static string Of(ArticleId article) => string.Create(CultureInfo.InvariantCulture, $"a{article.Value}");

    /// <returns>Null where the text is no such key.</returns>
    public static StoryId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (Number(text, 's'), Number(text, 'a')) switch
        {
            ({ } story, _) => new StoryId(story),
            (_, { } article) => StoryPart.Of(new ArticleId(article)),
            _ => null,
        };
    }

    private static long? Number(string text, char letter) =>
        text.Length > 1 && char.ToLowerInvariant(text[0]) == letter && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
