using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Stories;

public interface IStoryStore
{
    /// <summary>Stores new articles with their stories, and later changes of mind about older ones, in one transaction.</summary>
    /// <remarks>An article whose (feed, key) is there already is left as it is, so that a repeated call changes nothing.</remarks>
    Task SaveAsync(StoryChanges changes, CancellationToken cancellationToken);

    /// <summary>In order of arrival, what a restart rebuilds from: articles seen at or after <paramref name="since"/>, each with all articles of its text, originals and copies.</summary>
    IAsyncEnumerable<StoredAssignment> AssignedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The last checkpoint saved; null where there was none yet.</summary>
    Task<StoryCheckpoint?> CheckpointAsync(CancellationToken cancellationToken);

    /// <summary>The highest story id given so far; 0 in an empty store.</summary>
    Task<StoryId> LastIdAsync(CancellationToken cancellationToken);

    Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken);

    /// <summary>The story that the article is in, or null where it is in none.</summary>
    Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>What came before the story and after it, at most <see cref="Storyline.MostSteps"/> stories each way.</summary>
    Task<Storyline> StorylineAsync(StoryId id, CancellationToken cancellationToken);

    /// <summary>Whole stories with at least one article whose <see cref="Article.When"/> lies in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Stories whose articles hold the words, or words that begin so; where hardly any do, also those with the words that were probably meant.</summary>
    /// <param name="hidden">Feeds whose articles are not looked at; the stories found are whole all the same.</param>
    Task<FoundStories> SearchAsync(string words, DateTimeOffset since, int limit, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken);
}
