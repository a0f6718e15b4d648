using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Groups articles that are all there at once, such as a file's, the way the running bot does as they come in.</summary>
public static class StoryGrouping
{
    /// <summary>The stories of the articles, in the order their first article came.</summary>
    /// <param name="articles">In order of arrival; their ids must differ.</param>
    /// <param name="advance">Called for each article taken: for whoever shows how far it is.</param>
    public static IReadOnlyList<Story> Group(IReadOnlyCollection<Article> articles, Action? advance = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var clusterer = new StoryClusterer(StoryOptions.ForFiles);
        var assignments = new Dictionary<ArticleId, StoryAssignment>(articles.Count);
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(clusterer.Add(article));
            advance?.Invoke();
        }

        Take(clusterer.Mend());
        return [.. articles
            .Select(article => (Article: article, Assignment: assignments[article.Id]))
            .GroupBy(pair => pair.Assignment.Story)
            .Select(story => new Story
            {
                Id = story.Key,
                Articles = [.. story
                    .OrderBy(pair => pair.Article.When)
                    .ThenBy(pair => pair.Article.Id.Value)
                    .Select(pair => new StoryArticle(pair.Article, pair.Assignment.DuplicateOf, pair.Assignment.Similarity))],
            })];

        void Take(IReadOnlyList<StoryAssignment> changed)
        {
            foreach (var assignment in changed)
            {
                assignments[assignment.Article] = assignment;
            }
        }
    }

    /// <summary>The one story of articles that are known to be about one event: its wire copies are found, nothing is kept apart.</summary>
    /// <param name="articles">At least one; their ids must differ.</param>
    public static Story Together(IReadOnlyCollection<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var reader = new FeatureReader();
        var copies = new CopyIndex(StoryOptions.ForFiles.JoinWithin.TotalDays);
        var members = new List<StoryArticle>(articles.Count);
        foreach (var article in articles.OrderBy(article => article.When).ThenBy(article => article.Id.Value))
        {
            var features = reader.Read(article);
            var match = copies.Find(features);
            members.Add(new StoryArticle(article, match.Chain is { } known ? members[known.Original].Article.Id : null, match.Similarity));
            copies.Add(features, match.Chain ?? new CopyChain(members.Count - 1));
        }

        return new Story { Id = new StoryId(1), Articles = members };
    }
}
