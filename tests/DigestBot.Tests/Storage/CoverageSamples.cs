using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Tests.Storage;

/// <summary>Made-up articles with just enough in them.</summary>
internal static class CoverageSamples
{
    public static Article Article(long id, DateTimeOffset published, string title = "Ferry runs aground off Lindholm", string text = "A ferry ran aground on Monday.") => new()
    {
        Id = new(id),
        Key = $"entry-{id}",
        Feed = new FeedId(1),
        Title = title,
        Text = text,
        Url = $"https://harbour.example/{id}",
        Source = "Harbour Post",
        Published = published,
        Seen = published.AddMinutes(5),
        Language = "en",
    };

    public static StoryAssignment In(this Article article, long story, long? duplicateOf = null, double similarity = 0) =>
        new(article.Id, new(story), duplicateOf is { } original ? new ArticleId(original) : null, similarity);
}
