using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Groups articles into stories as they arrive: wire copies folded, rewrites of one event together, recurrences apart.</summary>
/// <remarks>
/// <para>An article is a copy, or joins the story it is most strongly linked to, or founds one. An early decision may be wrong, so each arrival
/// tests its story for a cut and for another story that is the same, and <see cref="Mend"/> looks at everything in view again.</para>
/// <para>Deterministic: the same articles in the same order give the same stories. Not for several threads at once. Texts are not kept: an
/// article in view takes a few kilobytes.</para>
/// </remarks>
public sealed class StoryClusterer
{
    /// <summary>Mending comes by itself after a tenth more articles, at least so many.</summary>
    private const int FewestBetweenMendings = 40;
    private const double ShareBetweenMendings = 0.20;

    /// <summary>A copy that is so much longer than its original can have copies of its own that the original does not show.</summary>
    private const double WorthKnowing = 1.25;

    private static readonly TimeSpan BetweenForgettings = TimeSpan.FromDays(1);

    private readonly StoryOptions options;
    private readonly ActiveNews news = new();
    private readonly FeatureReader reader = new();
    private readonly Cohesion cohesion;
    private readonly CopyIndex copies;
    private readonly StoryMender mender;
    private readonly Dictionary<ArticleId, int> restoredArticles = [];
    private readonly Dictionary<StoryId, StoryProfile> restoredStories = [];
    private readonly HashSet<int> moved = [];
    private long lastStory;
    private int sinceMending;
    private int articlesAtFullMending;
    private DateTimeOffset nextForgetting = DateTimeOffset.MinValue;

    /// <param name="last">The highest story id given so far.</param>
    public StoryClusterer(StoryOptions options, StoryId last = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        lastStory = last.Value;
        cohesion = new Cohesion(news, options);
        copies = new CopyIndex(options.JoinWithin.TotalDays);
        mender = new StoryMender(news, cohesion, NextStory, moved);
    }

    /// <summary>Articles in view that are no copies.</summary>
    public int ActiveArticles => news.Articles.Count;

    /// <summary>Takes the next article.</summary>
    /// <returns>The article's own assignment first; then those of others that changed because of it.</returns>
    public IReadOnlyList<StoryAssignment> Add(Article article) => Add(reader.Read(article));

    /// <inheritdoc cref="Add(Article)"/>
    public IReadOnlyList<StoryAssignment> Add(ArticleFeatures article)
    {
        ArgumentNullException.ThrowIfNull(article);
        EndRestoring();
        ForgetTheOld(article.Seen);
        var match = copies.Find(article);
        if (match.Original >= 0)
        {
            return [AddCopy(article, match)];
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
        EndRestoring();
        MendAll();
        return Report(first: -1);
    }

    /// <summary>Takes an article with what was decided about it before; for a start from the store, in order of arrival, before any <see cref="Add(Article)"/>.</summary>
    public void Restore(Article article, StoryAssignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var features = reader.Read(article);
        lastStory = Math.Max(lastStory, assignment.Story.Value);
        if (assignment.DuplicateOf is { } original && restoredArticles.TryGetValue(original, out var known))
        {
            AddCopy(features, (known, assignment.Similarity, features.Copy.Shingles.Count));
            return;
        }

        var number = Track(features);
        restoredArticles.Add(article.Id, number);
        if (!restoredStories.TryGetValue(assignment.Story, out var story))
        {
            restoredStories.Add(assignment.Story, story = news.Found(assignment.Story.Value));
        }

        news.Place(number, story);
        news.List(number);
        news.Articles[number].Link = assignment.Similarity;
        news.Articles[number].Reported = assignment.Story.Value;
    }

    // Weights follow from all stories together: they are right once the last is there.
    private void EndRestoring()
    {
        if (restoredArticles.Count > 0)
        {
            restoredArticles.Clear();
            restoredStories.Clear();
            news.Reweigh();
        }
    }

    // Once a day is often enough for a memory of two weeks.
    private void ForgetTheOld(DateTimeOffset now)
    {
        if (now < nextForgetting || options.FollowFor > now - DateTimeOffset.MinValue)
        {
            return;
        }

        nextForgetting = now + BetweenForgettings;
        copies.Renumber(news.Forget(now - options.FollowFor));
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
        copies.Add(article, number);
        return number;
    }

    private StoryAssignment AddCopy(ArticleFeatures article, (int Original, double Similarity, int LongestKnown) match)
    {
        var original = news.Articles[match.Original];
        original.Seen = article.Seen > original.Seen ? article.Seen : original.Seen;
        (original.Copies ??= []).Add((article.Id, match.Similarity));
        if (article.Copy.Shingles.Count > WorthKnowing * match.LongestKnown)
        {
            copies.Add(article, match.Original);
        }

        return new StoryAssignment(article.Id, new StoryId(original.Reported), original.Id, match.Similarity);
    }

    private List<StoryAssignment> Report(int first)
    {
        var changed = new List<StoryAssignment>();
        if (first >= 0)
        {
            Report(first, changed);
        }

        foreach (var number in moved.Order())
        {
            Report(number, changed);
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
