using System.Runtime.CompilerServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Testing.Stores;

/// <summary>Articles and their stories, as both stores show them.</summary>
public sealed class InMemoryCoverage : IStoryStore, IArticleStore
{
    private readonly Dictionary<ArticleId, Article> _articles = [];
    private readonly Dictionary<ArticleId, StoryAssignment> _assignments = [];

    private readonly Dictionary<ArticleId, StoryId> _atCheckpoint = [];
    private readonly Dictionary<ArticleId, StorylineStep> _steps = [];
    private StoryCheckpoint? _checkpoint;

    public Task SaveAsync(StoryChanges changes, CancellationToken cancellationToken)
    {
        foreach (var article in changes.Added.Where(article => !_articles.Values.Any(known => known.Feed == article.Feed && known.Key == article.Key)))
        {
            _articles.Add(article.Id, article);
        }

        foreach (var assignment in changes.Assignments)
        {
            _assignments[assignment.Article] = assignment;
        }

        foreach (var (story, step) in changes.Storylines)
        {
            foreach (var article in _assignments.Values.Where(assignment => assignment.Story == story).Select(assignment => assignment.Article))
            {
                if (_steps.TryGetValue(article, out var known) && (step is not null || _articles[known.Earlier].Seen >= changes.InViewSince))
                {
                    _steps.Remove(article);
                }
            }

            if (step is not null)
            {
                _steps[step.Article] = step;
            }
        }

        if (changes.Checkpoint is { } checkpoint)
        {
            _checkpoint = checkpoint;
            foreach (var assignment in _assignments.Values)
            {
                _atCheckpoint[assignment.Article] = assignment.Story;
            }
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredAssignment> AssignedSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var texts = _assignments.Values.Where(assignment => _articles[assignment.Article].Seen >= since).Select(TextOf).ToHashSet();
        await foreach (var article in SeenSinceAsync(DateTimeOffset.MinValue, cancellationToken))
        {
            if (_assignments.TryGetValue(article.Id, out var assignment) && texts.Contains(TextOf(assignment)))
            {
                yield return new StoredAssignment(article, assignment, _atCheckpoint.TryGetValue(article.Id, out var story) ? story : null);
            }
        }

        static ArticleId TextOf(StoryAssignment assignment) => assignment.DuplicateOf ?? assignment.Article;
    }

    public Task<StoryCheckpoint?> CheckpointAsync(CancellationToken cancellationToken) => Task.FromResult(_checkpoint);

    Task<StoryId> IStoryStore.LastIdAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new StoryId(_assignments.Values.Select(assignment => assignment.Story.Value).DefaultIfEmpty().Max()));

    Task<ArticleId> IArticleStore.LastIdAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ArticleId(_articles.Keys.Select(id => id.Value).DefaultIfEmpty().Max()));

    public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => Task.FromResult(Stories().FirstOrDefault(story => story.Id == id));

    public Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        Task.FromResult(Stories().FirstOrDefault(story => story.Articles.Any(member => member.Article.Id == article)));

    public Task<Storyline> StorylineAsync(StoryId id, CancellationToken cancellationToken)
    {
        var steps = _steps.Values.Select(step => (Later: _assignments[step.Article].Story, Earlier: _assignments[step.Earlier].Story)).Where(step => step.Later != step.Earlier).ToList();
        return Task.FromResult(new Storyline(
            Walk(story => steps.Where(step => step.Later == story).Select(step => step.Earlier)),
            Walk(story => steps.Where(step => step.Earlier == story).Select(step => step.Later))));

        List<Story> Walk(Func<StoryId, IEnumerable<StoryId>> next)
        {
            var (found, at) = (new List<StoryId>(), id);
            while (found.Count < Storyline.MostSteps && next(at).Except([id, .. found]).ToList() is [var step, ..])
            {
                found.Add(at = step);
            }

            return [.. found.Select(story => Stories().Single(stored => stored.Id == story))];
        }
    }

    /// <summary>How often whole spans of stories were read.</summary>
    public int SpansRead { get; private set; }

    /// <summary>A reading of a span has seen what is stored, but ends no sooner than this.</summary>
    public Task Reading { get; set; } = Task.CompletedTask;

    public async Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        SpansRead++;
        List<Story> active = [.. Stories().Where(story => story.Articles.Any(member => member.Article.When >= from && member.Article.When < to))];
        await Reading;
        return active;
    }

    /// <summary>Stories with an article that holds every word, by number.</summary>
    public Task<FoundStories> SearchAsync(string words, DateTimeOffset since, int limit, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Task.FromResult(new FoundStories(
        [
            .. Stories().Where(story => story.Articles.Any(member => member.Article.When >= since && !IsOf(member.Article, hidden)
                && wanted.All(word => $"{member.Article.Title} {member.Article.Text}".Contains(word, StringComparison.OrdinalIgnoreCase)))).Take(limit),
        ]));
    }

    private static bool IsOf(Article article, IReadOnlySet<FeedId> hidden) => article.Feed is { } feed && hidden.Contains(feed);

    public Task<IReadOnlyList<KnownEntry>> KnownAsync(FeedId feed, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> urls, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KnownEntry>>(
        [
            .. _articles.Values.Where(article => article.Feed == feed && (keys.Contains(article.Key) || (article.Url is { } url && urls.Contains(url))))
                .Select(article => new KnownEntry(article.Key, article.Url, article.Title)),
        ]);

    public Task<Article?> FindByUrlAsync(string canonicalUrl, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken) =>
        Task.FromResult(_articles.Values.FirstOrDefault(article => CanonicalUrl.Of(article.Url) == canonicalUrl && !IsOf(article, hidden)));

    public Task<IReadOnlyList<Article>> ListAsync(IReadOnlyCollection<ArticleId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Article>>([.. _articles.Values.Where(article => ids.Contains(article.Id)).OrderBy(article => article.Id.Value)]);

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(_articles.Count);

    public async IAsyncEnumerable<Article> SeenSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var article in _articles.Values.Where(article => article.Seen >= since).OrderBy(article => article.Id.Value))
        {
            yield return article;
        }
    }

    private IEnumerable<Story> Stories() => _assignments.Values
        .GroupBy(assignment => assignment.Story)
        .OrderBy(group => group.Key.Value)
        .Select(group => new Story
        {
            Id = group.Key,
            Articles = [.. group.Select(assignment => new StoryArticle(_articles[assignment.Article], assignment.DuplicateOf, assignment.Similarity)).OrderBy(member => member.Article.When).ThenBy(member => member.Article.Id.Value)],
        });
}
