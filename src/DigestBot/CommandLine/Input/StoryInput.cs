using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.CommandLine.Input;

/// <summary>Groups the articles of a file or folder into stories, as <c>stories</c> does.</summary>
internal static class StoryInput
{
    public static IReadOnlyList<Story> Group(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var clusterer = new StoryClusterer(StoryOptions.ForFiles);
        var assignments = new Dictionary<ArticleId, StoryAssignment>();
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(clusterer.Add(article));
        }

        Take(clusterer.Mend());
        return [.. articles.GroupBy(article => assignments[article.Id].Story).Select(group => new Story
        {
            Id = group.Key,
            Articles =
            [
                .. group.OrderBy(article => article.When).ThenBy(article => article.Id.Value)
                    .Select(article => new StoryArticle(article, assignments[article.Id].DuplicateOf, assignments[article.Id].Similarity)),
            ],
        })];

        void Take(IReadOnlyList<StoryAssignment> changed)
        {
            foreach (var assignment in changed)
            {
                assignments[assignment.Article] = assignment;
            }
        }
    }
}
