using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>The stored stories as everyone reads them: with what the operator adopted of people's feedback.</summary>
/// <remarks>What groups articles goes on from the stored ones, so that a restart decides as before, and what was adopted can be dropped again without a trace.</remarks>
public sealed class AdoptedStories(IStoryStore stored, IAdoptedFeedback adopted) : IStoryStore
{
    private static readonly IReadOnlySet<FeedId> Nothing = new HashSet<FeedId>();

    /// <inheritdoc/>
    public Task SaveAsync(StoryChanges changes, CancellationToken cancellationToken) => stored.SaveAsync(changes, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredAssignment> AssignedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => stored.AssignedSinceAsync(since, cancellationToken);

    /// <inheritdoc/>
    public Task<StoryCheckpoint?> CheckpointAsync(CancellationToken cancellationToken) => stored.CheckpointAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<StoryId> LastIdAsync(CancellationToken cancellationToken) => stored.LastIdAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => await stored.FindAsync(id, cancellationToken) is { } story
        ? await OneAsync(story, seen => seen.Id == id || seen.Joined.Contains(id), cancellationToken)
        : null;

    /// <inheritdoc/>
    public async Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken) => await stored.FindByArticleAsync(article, cancellationToken) is { } story
        ? await OneAsync(story, seen => seen.Articles.Any(member => member.Article.Id == article), cancellationToken)
        : null;

    /// <inheritdoc/>
    public Task<Storyline> StorylineAsync(StoryId id, CancellationToken cancellationToken) => stored.StorylineAsync(id, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var active = await stored.ActiveAsync(from, to, cancellationToken);
        var seen = await RegroupAsync(active, cancellationToken);
        // A part may lie outside a span that the whole story was in.
        return ReferenceEquals(seen, active) ? active : [.. seen.Where(story => story.Articles.Any(member => member.Article.When >= from && member.Article.When < to))];
    }

    /// <inheritdoc/>
    public async Task<FoundStories> SearchAsync(string words, DateTimeOffset since, int limit, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken)
    {
        var found = await stored.SearchAsync(words, since, limit, hidden, cancellationToken);
        return found with { Stories = await RegroupAsync(found.Stories, cancellationToken) };
    }

    private async Task<Story> OneAsync(Story story, Func<Story, bool> wanted, CancellationToken cancellationToken)
    {
        var seen = await RegroupAsync([story], cancellationToken);
        return seen.FirstOrDefault(wanted) ?? seen[0];
    }

    private async Task<IReadOnlyList<Story>> RegroupAsync(IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        List<StoryFeedback> said = [.. (await adopted.ListAsync(cancellationToken)).Select(one => one.Said).Where(one => stories.Any(story => one.IsOf(story) || one.IsAgainst(story)))];
        return said.Count == 0 ? stories : await Regrouping.OfAsync(said, stored, Nothing, stories, cancellationToken);
    }
}
