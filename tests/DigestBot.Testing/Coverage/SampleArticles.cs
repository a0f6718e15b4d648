using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Testing.Coverage;

/// <summary>Made-up articles and stories, in few words.</summary>
public static class SampleArticles
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 14, 8, 0, 0, TimeSpan.Zero);

    public static readonly WireOrigin Agency = new("nwa", "NWA");

    /// <param name="hoursAgo">Published so long before <see cref="Morning"/>; null for an article without a date.</param>
    public static Article Article(
        long id,
        string title,
        string text = "",
        string outlet = "Harbour Post",
        string language = "en",
        double? hoursAgo = 1,
        WireOrigin? origin = null) => new()
        {
            Id = new ArticleId(id),
            Key = $"article-{id}",
            Title = title,
            Text = text,
            Url = $"https://{outlet.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{id}",
            Source = outlet,
            Published = hoursAgo is { } hours ? Morning.AddHours(-hours) : null,
            Seen = Morning,
            Language = language,
            Origin = origin,
        };

    public static Story Story(long id, params IEnumerable<Article> articles) => new()
    {
        Id = new StoryId(id),
        Articles = [.. articles.OrderBy(article => article.When).ThenBy(article => article.Id.Value).Select(article => new StoryArticle(article, DuplicateOf: null, Similarity: 0))],
    };

    /// <summary>The same story with wire copies of one of its articles, each in an outlet of its own.</summary>
    public static Story WithCopies(this Story story, Article of, params IEnumerable<Article> copies) => story with
    {
        Articles = [.. story.Articles, .. copies.Select(copy => new StoryArticle(copy, of.Id, Similarity: 1))],
    };
}
