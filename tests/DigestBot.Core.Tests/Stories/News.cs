using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Stories;

/// <summary>Articles in the order they are written down, and the stories that come of them.</summary>
internal sealed class News
{
    private readonly List<Article> articles = [];

    public IReadOnlyList<Article> Articles => articles;

    public News Add(string key, string title, string text, string? published = null, string? language = null, string outlet = "")
    {
        articles.Add(new Article
        {
            Id = new ArticleId(articles.Count + 1),
            Key = key,
            Title = title,
            Text = text,
            Source = outlet,
            Published = published is null ? null : DateTimeOffset.Parse(published, null, System.Globalization.DateTimeStyles.AssumeUniversal),
            Language = language ?? LanguageDetector.Detect(title + " " + text),
        });
        return this;
    }

    /// <summary>The keys of each story's articles, stories and keys in alphabetical order: "a b | c".</summary>
    public string Stories() => Show(articles);

    public string StoriesInReverse() => Show([.. articles.AsEnumerable().Reverse()]);

    /// <summary>"copy of original" for each copy, in order of arrival.</summary>
    public IEnumerable<string> Copies()
    {
        var keys = articles.ToDictionary(article => article.Id, article => article.Key);
        return from story in StoryGrouping.Group(articles)
               from member in story.Articles
               where member.DuplicateOf is not null
               orderby member.Article.Id.Value
               select $"{member.Article.Key} of {keys[member.DuplicateOf!.Value]}";
    }

    private static string Show(IReadOnlyCollection<Article> arriving) => string.Join(" | ", StoryGrouping.Group(arriving)
        .Select(story => string.Join(' ', story.Articles.Select(member => member.Article.Key).Order(StringComparer.Ordinal)))
        .Order(StringComparer.Ordinal));
}
