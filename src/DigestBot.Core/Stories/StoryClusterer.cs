using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Groups articles into stories as they arrive: wire copies folded, rewrites of one event together, recurrences apart.</summary>
/// <remarks>
/// <para>An article is a copy, or joins the story it is most strongly linked to, or founds one. An early decision may be wrong, so each arrival
/// tests its story for a cut and for another story that is the same, and <see cref="Mend"/> looks at everything in view again.</para>
/// <para>Deterministic: the same articles in the same order, mended at the same places, give the same stories, restarts between them or not. Not for
/// several threads at once. Texts are not kept: an article in view takes a few kilobytes.</para>
/// </remarks>
public sealed class StoryClusterer
{
    /// <summary>Mending comes by itself after a fifth more articles, at least so many.</summary>
    private const int FewestBetweenMendings = 40;
    private const double ShareBetweenMendings = 0.20;

    /// <summary>A copy that is so much longer than what is known of its text tells more of the event, and can have copies that the others do not show; as can one that shares less.</summary>
    private const float Fuller = 1.1f;
    private const double MuchTheSame = 0.8;

    // A restart repeats what came since the last checkpoint, and a checkpoint takes as long as some hundred articles.
    private const int MendingsBetweenCheckpoints = 25;
    private const int ArticlesBetweenCheckpoints = 2_000;

    // Once a day is often enough for a memory of two weeks.
    private static readonly TimeSpan BetweenForgettings = TimeSpan.FromDays(1);

    private readonly StoryOptions options;
    private readonly ActiveNews news = new();
    private readonly FeatureReader reader = new();
    private readonly Cohesion cohesion;
    private readonly CopyIndex copies;
    private readonly StoryMender mender;
    private readonly List<(CopyChain Chain, CopyChain Other, double Similarity)> bridged = [];
    private readonly Dictionary<ArticleId, int> restoredArticles = [];
    private readonly Dictionary<StoryId, StoryProfile> restoredStories = [];
    private readonly List<int> moved = [];
    private long lastStory;
    private int sinceMending;
    private int articlesAtFullMending;
    private DateTimeOffset nextForgetting = DateTimeOffset.MinValue;
    private int mendingsSinceCheckpoint;
    private int articlesSinceCheckpoint;
    private ArticleId lastArticle;

    public StoryClusterer(StoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        cohesion = new Cohesion(news, options);
        copies = new CopyIndex(options.JoinWithin.TotalDays);
        mender = new StoryMender(news, cohesion, NextStory, moved);
    }

    /// <summary>Articles in view that are no copies.</summary>
    public int ActiveArticles => news.Articles.Count(article => !article.IsFolded);

    /// <summary>Takes the next article.</summary>
    /// <returns>The article's own assignment first; then those of others that changed because of it.</returns>
    public IReadOnlyList<StoryAssignment> Add(Article article) => Add(reader.Read(article));

    /// <inheritdoc cref="Add(Article)"/>
    public IReadOnlyList<StoryAssignment> Add(ArticleFeatures article)
    {
        ArgumentNullException.ThrowIfNull(article);
        ForgetTheOld(article.Seen);
        (lastArticle, articlesSinceCheckpoint) = (article.Id, articlesSinceCheckpoint + 1);
        var match = copies.Find(article);
        if (match.Chain is { } chain)
        {
            if (match.Other is { } other)
            {
                bridged.Add((chain, other, match.OtherSimilarity));
            }

            return [AddCopy(article, chain, match.Similarity)];
        }

        var number = Track(article);
        mender.Settle(number);
        news.List(number); // Only now: it should not find itself.
        if (++sinceMending >= Math.Max(FewestBetweenMendings, ShareBetweenMendings * news.Articles.Count))
        {
            MendAll();
        }

        return Report(first: number);
    }

    /// <summary>Looks at everything in view again. Also worth doing when no more articles are expected for a while.</summary>
    /// <returns>The assignments that changed.</returns>
    public IReadOnlyList<StoryAssignment> Mend()
    {
        mendingsSinceCheckpoint++;
        var folded = IsCheckpointDue || !options.HasCheckpoints ? FoldBridged() : [];
        MendAll();
        return [.. Report(first: -1), .. folded.Select(fold => new StoryAssignment(fold.Copy, new StoryId(fold.Original.Reported), fold.Original.Id, fold.Similarity))];
    }

    /// <summary>Makes a checkpoint where one is due; asked after <see cref="Mend"/>, when all decisions have been told.</summary>
    public StoryCheckpoint? CheckpointIfDue(DateTimeOffset now)
    {
        if (!IsCheckpointDue)
        {
            return null;
        }

        var checkpoint = new StoryCheckpoint(lastArticle, now, new StoryId(lastStory), articlesAtFullMending);
        TakeStock(checkpoint);
        return checkpoint;
    }

    /// <summary>Why each of the articles is where it is; those that are not in view are told to be out of it.</summary>
    public IEnumerable<StoryExplanation> Explain(IReadOnlyCollection<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var explainer = new StoryExplainer(news, cohesion);
        var places = new Dictionary<ArticleId, (int Number, bool IsCopy)>();
        for (var number = 0; number < news.Articles.Count; number++)
        {
            if (news.Articles[number].IsFolded)
            {
                continue;
            }

            places[news.Articles[number].Id] = (number, false);
            news.Articles[number].Copies?.ForEach(copy => places[copy.Id] = (number, true));
        }

        foreach (var article in articles)
        {
            yield return !places.TryGetValue(article.Id, out var place) ? new StoryExplanation { Article = article.Id, Entry = StoryEntry.OutOfView }
                : place.IsCopy ? explainer.ExplainCopy(article.Id, place.Number)
                : explainer.Explain(place.Number, article);
        }
    }

    /// <summary>What each of the stories follows, as far as it is in view, and what those follow that may follow them.</summary>
    /// <param name="changed">Null for all.</param>
    public IReadOnlyList<StorylineFinding> FindStorylines(IReadOnlySet<StoryId>? changed = null) =>
        new StorylineFinder(news, cohesion).Find([.. news.Stories.Where(story => changed?.Contains(new StoryId(story.Id)) is not false)]);

    /// <summary>What was last seen before this leaves the memory.</summary>
    public DateTimeOffset FollowedSince(DateTimeOffset now) =>
        options.FollowFor < now - DateTimeOffset.MinValue ? now - options.FollowFor : DateTimeOffset.MinValue;

    /// <summary>
    /// Takes an article with what had been decided about it at the checkpoint; for a start from the store, in order of arrival, with <see cref="EndRestoring"/>
    /// behind the last.
    /// </summary>
    public void Restore(Article article, StoryAssignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var features = reader.Read(article);
        lastStory = Math.Max(lastStory, assignment.Story.Value);
        if (assignment.DuplicateOf is { } original && restoredArticles.TryGetValue(original, out var known))
        {
            // What nobody recognises was an original once: its text is known as it was then.
            if (copies.Find(features).Chain is { } chain && chain.Original == known)
            {
                AddCopy(features, chain, assignment.Similarity);
            }
            else
            {
                copies.Add(features, new CopyChain(known));
                AddCopy(features, known, assignment.Similarity);
            }

            return;
        }

        var number = Track(features);
        restoredArticles.Add(article.Id, number);
        if (!restoredStories.TryGetValue(assignment.Story, out var story))
        {
            restoredStories.Add(assignment.Story, story = news.Found(assignment.Story.Value));
        }

        news.Place(number, story);
        news.Articles[number].Link = assignment.Similarity;
        news.Articles[number].Reported = assignment.Story.Value;
    }

    /// <summary>Ends a start from the store at its checkpoint. What came later goes through <see cref="Add(Article)"/> and <see cref="Mend"/> again as it did before.</summary>
    public void EndRestoring(StoryCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        restoredArticles.Clear();
        restoredStories.Clear();
        lastStory = Math.Max(lastStory, checkpoint.LastStory.Value);
        articlesAtFullMending = checkpoint.ArticlesAtFullMending;
        TakeStock(checkpoint);
    }

    private void ForgetTheOld(DateTimeOffset now)
    {
        if (now >= nextForgetting && FollowedSince(now) > DateTimeOffset.MinValue)
        {
            TakeStock(now);
        }
    }

    private void TakeStock(StoryCheckpoint checkpoint)
    {
        TakeStock(checkpoint.At);
        (mendingsSinceCheckpoint, articlesSinceCheckpoint, lastArticle) = (0, 0, checkpoint.LastArticle);
    }

    private void TakeStock(DateTimeOffset now)
    {
        nextForgetting = now + BetweenForgettings;
        copies.Renumber(news.TakeStock(FollowedSince(now)));
    }

    // What did not change needs mending only because the weights did: seldom, once there are many stories.
    private void MendAll()
    {
        var all = news.Articles.Count >= 2 * articlesAtFullMending;
        articlesAtFullMending = all ? news.Articles.Count : articlesAtFullMending;
        sinceMending = 0;
        news.Reweigh();
        mender.Mend(all);
    }

    private int Track(ArticleFeatures article)
    {
        var number = news.Track(new ActiveArticle(article.Id, article.Seen, news.Space.Table.Fingerprint(article)));
        copies.Add(article, new CopyChain(number));
        return number;
    }

    private StoryAssignment AddCopy(ArticleFeatures article, CopyChain chain, double similarity)
    {
        if (article.Copy.Shingles.Count > Fuller * chain.LongestText || similarity < MuchTheSame)
        {
            copies.Add(article, chain);
        }

        if (article.LogLength > news.Fingerprints[chain.Original].LogLength + MathF.Log(Fuller))
        {
            news.Replace(chain.Original, news.Space.Table.Fingerprint(article));
        }

        return AddCopy(article, chain.Original, similarity);
    }

    private StoryAssignment AddCopy(ArticleFeatures article, int number, double similarity)
    {
        var original = news.Articles[number];
        original.Seen = article.Seen > original.Seen ? article.Seen : original.Seen;
        (original.Copies ??= []).Add((article.Id, similarity));
        return new StoryAssignment(article.Id, new StoryId(original.Reported), original.Id, similarity);
    }

    /// <summary>Makes originals copies that a later text showed to be that, with all their copies.</summary>
    /// <remarks>At checkpoints alone: what is decided of older articles between two of them, a restart would not find as it was.</remarks>
    private List<(ArticleId Copy, ActiveArticle Original, double Similarity)> FoldBridged()
    {
        var folded = new List<(ArticleId Copy, ActiveArticle Original, double Similarity)>();
        foreach (var (chain, other, similarity) in bridged)
        {
            var (kept, gone) = (Math.Min(chain.Original, other.Original), Math.Max(chain.Original, other.Original));
            if (kept < 0 || kept == gone)
            {
                continue;
            }

            var (original, copy) = (news.Articles[kept], news.Articles[gone]);
            news.Leave(gone);
            copies.Redirect(gone, kept);
            List<(ArticleId Id, double Similarity)> all = [(copy.Id, similarity), .. copy.Copies ?? []];
            (original.Copies ??= []).AddRange(all);
            original.Seen = copy.Seen > original.Seen ? copy.Seen : original.Seen;
            (copy.IsFolded, copy.Copies) = (true, null);
            folded.AddRange(all.Select(each => (each.Id, original, each.Similarity)));
        }

        bridged.Clear();
        return folded;
    }

    private bool IsCheckpointDue => mendingsSinceCheckpoint >= MendingsBetweenCheckpoints || articlesSinceCheckpoint >= ArticlesBetweenCheckpoints;

    private List<StoryAssignment> Report(int first)
    {
        var changed = new List<StoryAssignment>();
        if (first >= 0)
        {
            Report(first, changed);
        }

        moved.Sort();
        foreach (var number in moved)
        {
            Report(number, changed); // One that is there twice has been told the second time.
        }

        moved.Clear();
        return changed;
    }

    private void Report(int number, List<StoryAssignment> changed)
    {
        var article = news.Articles[number];
        var story = news.StoryOf(number).Id;
        if (article.Reported == story)
        {
            return;
        }

        article.Reported = story;
        changed.Add(new StoryAssignment(article.Id, new StoryId(story), null, Math.Min(article.Link, 1)));
        foreach (var copy in article.Copies ?? [])
        {
            changed.Add(new StoryAssignment(copy.Id, new StoryId(story), article.Id, copy.Similarity));
        }
    }

    private long NextStory() => ++lastStory;
}
