using DigestBot.Core.Stories;

namespace DigestBot.Core.Topics;

/// <summary>A story made ready to be asked for many topics: its words are read once.</summary>
internal sealed class SearchableStory
{
    public SearchableStory(Story story)
    {
        Articles = [.. story.IndependentArticles.Select(article => new SearchableArticle(article))];
        // An agency counts once, however many outlets carry it.
        Outlets = Articles.Select(searchable => searchable.Article).Select(article => article.Origin is { } agency ? "agency " + agency.Code : "outlet " + article.Source)
            .Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    /// <summary>Those with words of their own.</summary>
    public IReadOnlyList<SearchableArticle> Articles { get; }

    /// <summary>Newsrooms that reported by themselves.</summary>
    public int Outlets { get; }
}
