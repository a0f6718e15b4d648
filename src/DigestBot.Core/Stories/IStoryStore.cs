using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

public interface IStoryStore
{
    /// <summary>Stores new articles with their stories, and later changes of mind about older ones, in one transaction.</summary>
    /// <remarks>An article whose (feed, key) is there already is left as it is, so that a repeated call changes nothing.</remarks>
    Task SaveAsync(IReadOnlyList<Article> added, IReadOnlyList<StoryAssignment> assignments, CancellationToken cancellationToken);

    /// <summary>Assignments of the articles seen at or after <paramref name="since"/>, in order of arrival: what a restart rebuilds from.</summary>
    IAsyncEnumerable<(Article Article, StoryAssignment Assignment)> AssignedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The highest story id given so far; 0 in an empty store.</summary>
    Task<StoryId> LastIdAsync(CancellationToken cancellationToken);

    Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken);

    /// <summary>The story that the article is in, or null where it is in none.</summary>
    Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>Whole stories with at least one article whose <see cref="Article.When"/> lies in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Stories whose articles hold the words, best match first.</summary>
    Task<IReadOnlyList<Story>> SearchAsync(string words, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}
