using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>A story's articles under the numbers that its full coverage shows: those cited as they are cited, then the other reports.</summary>
internal static class StoryReports
{
    /// <summary>Sentences that full coverage tells: what is cited depends on them.</summary>
    public const int Sentences = 3;

    /// <param name="shown">The story in so many sentences.</param>
    public static Dictionary<ArticleId, int> Numbers(Story story, EditionStory shown)
    {
        var numbers = shown.Sources.ToDictionary(source => source.Article, source => source.Number);
        foreach (var article in story.IndependentArticles.Where(article => !numbers.ContainsKey(article.Id)))
        {
            numbers.Add(article.Id, numbers.Count + 1);
        }

        return numbers;
    }
}
