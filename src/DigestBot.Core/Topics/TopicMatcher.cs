using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Topics;

/// <summary>Tells whether a text is about a topic, and by which words. Case does not matter, diacritics and common endings only within quotation marks.</summary>
public static class TopicMatcher
{
    /// <summary>One passing mention in ten reports does not make a story the topic's; among two or three reports, one is enough.</summary>
    private const double ShareOfArticles = 1.0 / 3;

    /// <summary>An article by itself: one newsroom's.</summary>
    public static MatchExplanation Explain(TopicQuery query, Article article)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(article);
        return Explain(query, new SearchableArticle(article));
    }

    internal static MatchExplanation Explain(TopicQuery query, SearchableArticle article) => Explain(query.Root, new Subject(article, Outlets: 1));

    /// <summary>A story is the topic's when a third of its articles are, copies not counted.</summary>
    public static MatchExplanation Explain(TopicQuery query, Story story)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(story);
        return Explain(query, new SearchableStory(story));
    }

    internal static MatchExplanation Explain(TopicQuery query, SearchableStory story)
    {
        var explanations = story.Articles.Select(article => Explain(query.Root, new Subject(article, story.Outlets))).ToList();
        var matches = explanations.FindAll(explanation => explanation.Matched);
        if (matches.Count == 0)
        {
            return explanations[0];
        }

        if (matches.Count < ShareOfArticles * explanations.Count)
        {
            return new MatchExplanation(false, [$"only {matches.Count} of {explanations.Count} reports match"]);
        }

        return matches.Find(match => match.InTitle) ?? matches[0];
    }

    private static MatchExplanation Explain(TopicExpression expression, Subject subject) => expression switch
    {
        TopicExpression.Words words => Words(words, subject.Article),
        TopicExpression.Language language => Has(subject.Article.Article.Language == language.Code, $"language: {language.Code}"),
        TopicExpression.Site site => Has(IsAt(subject.Article.Article.Url, site.Host), $"site: {site.Host}"),
        TopicExpression.Origin origin => Has(IsOf(subject.Article.Article.Origin, origin.Agency), $"origin: {origin.Agency}"),
        TopicExpression.MinOutlets least => subject.Outlets >= least.Count
            ? new(true, [$"newsrooms: {subject.Outlets}"])
            : new(false, [$"only {subject.Outlets} of {least.Count} newsrooms"]),
        TopicExpression.Named named => Explain(named.Meaning, subject),
        TopicExpression.Not not => Not(Explain(not.Part, subject)),
        TopicExpression.All all => All([.. all.Parts.Select(part => Explain(part, subject))]),
        TopicExpression.Any any => Any([.. any.Parts.Select(part => Explain(part, subject))]),
        _ => throw new InvalidOperationException($"A topic expression of the unknown kind {expression.GetType().Name}."),
    };

    private static MatchExplanation Words(TopicExpression.Words words, SearchableArticle article) => article.Find(words) is { } place
        ? new(true, [place.ToString()], place.IsTitle)
        : new(false, [$"missing: {TopicQueryPrinter.Print(words)}"]);

    private static MatchExplanation Has(bool matched, string evidence) => new(matched, [matched ? evidence : "missing " + evidence]);

    private static MatchExplanation Not(MatchExplanation unwanted) => unwanted.Matched
        ? new(false, [.. unwanted.Evidence.Select(evidence => $"unwanted {evidence}")])
        : new(true, []);

    private static MatchExplanation All(List<MatchExplanation> parts)
    {
        var matched = parts.TrueForAll(part => part.Matched);
        return new(matched, [.. parts.Where(part => part.Matched == matched).SelectMany(part => part.Evidence)], matched && parts.Exists(part => part.InTitle));
    }

    // The part that a title shows says most.
    private static MatchExplanation Any(List<MatchExplanation> parts) =>
        parts.Find(part => part is { Matched: true, InTitle: true })
        ?? parts.Find(part => part.Matched)
        ?? new(false, [.. parts.SelectMany(part => part.Evidence)]);

    private static bool IsAt(string? url, string host) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));

    private static bool IsOf(WireOrigin? origin, string agency) =>
        origin is not null && (origin.Code.Equals(agency, StringComparison.OrdinalIgnoreCase) || origin.Name.Equals(agency, StringComparison.OrdinalIgnoreCase));

    private sealed record Subject(SearchableArticle Article, int Outlets);
}
