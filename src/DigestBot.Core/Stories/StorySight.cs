using DigestBot.Core.Feeds;

namespace DigestBot.Core.Stories;

/// <summary>Stories without the articles of feeds that someone may not see: their counts, origins and summaries follow from the rest.</summary>
public static class StorySight
{
    /// <returns>Those of which something is seen, in their order; the same list where nothing is hidden in any.</returns>
    public static IReadOnlyList<Story> Without(this IReadOnlyList<Story> stories, IReadOnlySet<FeedId> hidden)
    {
        ArgumentNullException.ThrowIfNull(stories);
        ArgumentNullException.ThrowIfNull(hidden);
        return hidden.Count == 0 || !stories.Any(story => IsTouched(story, hidden)) ? stories : [.. stories.Select(story => story.Without(hidden)).OfType<Story>()];
    }

    /// <returns>Null where nothing of it is seen; the same object where nothing is hidden.</returns>
    public static Story? Without(this Story story, IReadOnlySet<FeedId> hidden)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(hidden);
        if (!IsTouched(story, hidden))
        {
            return story;
        }

        List<StoryArticle> seen = [.. story.Articles.Where(member => !IsHidden(member, hidden))];
        if (seen.Count == 0)
        {
            return null;
        }

        // Copies of a hidden text are copies of each other: the first of them stands for it.
        var there = seen.Select(member => member.Article.Id).ToHashSet();
        var first = seen.Where(member => member.DuplicateOf is { } original && !there.Contains(original))
            .GroupBy(member => member.DuplicateOf!.Value)
            .ToDictionary(copies => copies.Key, copies => copies.First().Article.Id);
        return story with
        {
            Articles = [.. seen.Select(member => member.DuplicateOf is { } original && first.TryGetValue(original, out var standing) ? member with { DuplicateOf = member.Article.Id == standing ? null : standing } : member)],
            IsPartial = true,
        };
    }

    private static bool IsTouched(Story story, IReadOnlySet<FeedId> hidden) => hidden.Count > 0 && story.Articles.Any(member => IsHidden(member, hidden));

    private static bool IsHidden(StoryArticle member, IReadOnlySet<FeedId> hidden) => member.Article.Feed is { } feed && hidden.Contains(feed);
}
