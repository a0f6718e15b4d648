using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Storage;

/// <summary>A row of <c>articles</c>, and of <c>story_articles</c> where a query joins it.</summary>
internal sealed class ArticleRow
{
    public const string Columns =
        "a.id, a.feed_id, a.key, a.title, a.text, a.url, a.source, a.byline, a.published, a.seen, a.language, a.origin_code, a.origin_name, a.categories, a.image_url";

    public const string StoryColumns = "m.story_id, m.duplicate_of, m.similarity, m.story_at_checkpoint";

    public ArticleId Id { get; init; }

    /// <summary>0 for an article of no feed: NULL would not count as equal in the UNIQUE.</summary>
    public FeedId FeedId { get; init; }

    public string Key { get; init; } = "";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Url { get; init; }

    public string Source { get; init; } = "";

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset Seen { get; init; }

    public string Language { get; init; } = "";

    public string? OriginCode { get; init; }

    public string? OriginName { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? ImageUrl { get; init; }

    public StoryId StoryId { get; init; }

    public ArticleId? DuplicateOf { get; init; }

    public double Similarity { get; init; }

    public StoryId? StoryAtCheckpoint { get; init; }

    public static ArticleRow Of(Article article) => new()
    {
        Id = article.Id,
        FeedId = article.Feed ?? default,
        Key = article.Key,
        Title = article.Title,
        Text = article.Text,
        Url = article.Url,
        Source = article.Source,
        Byline = article.Byline,
        Published = article.Published,
        Seen = article.Seen,
        Language = article.Language,
        OriginCode = article.Origin?.Code,
        OriginName = article.Origin?.Name,
        Categories = article.Categories,
        ImageUrl = article.ImageUrl,
    };

    public Article ToArticle() => new()
    {
        Id = Id,
        Feed = FeedId == default ? null : FeedId,
        Key = Key,
        Title = Title,
        Text = Text,
        Url = Url,
        Source = Source,
        Byline = Byline,
        Published = Published,
        Seen = Seen,
        Language = Language,
        Origin = OriginCode is null ? null : new WireOrigin(OriginCode, OriginName ?? OriginCode),
        Categories = Categories,
        ImageUrl = ImageUrl,
    };

    public StoryArticle ToStoryArticle() => new(ToArticle(), DuplicateOf, Similarity);

    public StoryAssignment ToAssignment() => new(Id, StoryId, DuplicateOf, Similarity);
}
