using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Benchmarks.Stories;

/// <summary>How well grouping finds the labelled events.</summary>
internal static class StoryScore
{
    /// <summary>B-cubed F1 (Bagga and Baldwin 1998): how pure each article's story is, and how much of its event is in it.</summary>
    public static double BCubed(LabelledArticles set, StoryOptions options)
    {
        var stories = StoriesOf(set.Articles, options);
        var sizes = set.Articles.CountBy(article => set.Labels[article.Key]).ToDictionary();
        double precision = 0, recall = 0;
        foreach (var story in set.Articles.GroupBy(article => stories[article.Id]))
        {
            var size = (double)story.Count();
            foreach (var (label, together) in story.CountBy(article => set.Labels[article.Key]))
            {
                precision += together * together / size / set.Articles.Count;
                recall += together * together / (double)sizes[label] / set.Articles.Count;
            }
        }

        return 2 * precision * recall / (precision + recall);
    }

    public static Dictionary<ArticleId, StoryId> StoriesOf(IReadOnlyList<Article> articles, StoryOptions options)
    {
        var clusterer = new StoryClusterer(options);
        var stories = new Dictionary<ArticleId, StoryId>();
        foreach (var assignment in articles.SelectMany(clusterer.Add).Concat(clusterer.Mend()))
        {
            stories[assignment.Article] = assignment.Story;
        }

        return stories;
    }
}
