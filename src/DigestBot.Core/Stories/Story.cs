using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>A story's number in the store.</summary>
public readonly record struct StoryId(long Value);

/// <summary>What the clusterer decided about one article.</summary>
/// <param name="DuplicateOf">The article of which this is a wire copy; null for an original or a rewrite.</param>
/// <param name="Similarity">0..1: for a copy the share of the shorter text found in the other; else the link to its story. 0 for a story's first.</param>
public sealed record StoryAssignment(ArticleId Article, StoryId Story, ArticleId? DuplicateOf, double Similarity);

/// <summary>The articles on one event, in order of publication, with how each came to be in it.</summary>
public sealed record Story
{
    public required StoryId Id { get; init; }

    /// <summary>Never empty. The order is <see cref="Article.When"/>, then id.</summary>
    public required IReadOnlyList<StoryArticle> Articles { get; init; }

    /// <summary>Other stories that it holds where a channel's people merged them; empty for a story as stored.</summary>
    public IReadOnlyList<StoryId> Joined { get; init; } = [];

    /// <summary>Articles were left out that whoever it is shown to may not see.</summary>
    public bool IsPartial { get; init; }

    public DateTimeOffset First => Articles[0].Article.When;

    public DateTimeOffset Latest => Articles[^1].Article.When;

    /// <summary>Articles with words of their own: copies left out.</summary>
    public IEnumerable<Article> IndependentArticles => Articles.Where(member => member.DuplicateOf is null).Select(member => member.Article);
}

public sealed record StoryArticle(Article Article, ArticleId? DuplicateOf, double Similarity);
