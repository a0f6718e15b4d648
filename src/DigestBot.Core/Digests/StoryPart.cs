using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>The number of a story that a channel's people split off: one of its articles', below zero, where the store numbers no story.</summary>
public static class StoryPart
{
    public static StoryId Of(ArticleId article) => new(-article.Value);

    /// <returns>Null for a story of the store.</returns>
    public static ArticleId? ArticleOf(StoryId story) => story.Value < 0 ? new ArticleId(-story.Value) : null;

    /// <summary>The stored story; for one that was split off, the one that holds its article.</summary>
    public static Task<Story?> FindWholeAsync(this IStoryStore stories, StoryId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stories);
        return ArticleOf(id) is { } article ? stories.FindByArticleAsync(article, cancellationToken) : stories.FindAsync(id, cancellationToken);
    }
}
