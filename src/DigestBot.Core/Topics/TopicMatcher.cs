using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Topics;

/// <summary>Tells whether a text is about a topic, and by which words. Case, diacritics and common endings do not matter.</summary>
public static class TopicMatcher
{
    /// <summary>One passing mention in ten reports does not make a story the topic's; among two or three reports, one is enough.</summary>
    private const double ShareOfArticles = 1.0 / 3;

    public static MatchExplanation Explain(TopicQuery query, Article article)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(article);
        return Explain(query.Root, new SearchableArticle(article));
    }

    /// <summary>A story is the topic's when a third of its articles are, copies not counted.</summary>
    public static MatchExplanation Explain(TopicQuery query, Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var explanations = story.IndependentArticles.Select(article => Explain(query, article)).ToList();
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

    private static MatchExplanation Explain(TopicExpression expression, SearchableArticle article)
    {
        switch (expression)
        {
            case TopicExpression.Words words:
                return article.Find(words.Text) is { } place
                    ? new MatchExplanation(true, [place.ToString()], place.Field == SearchableArticle.Title)
                    : new MatchExplanation(false, [$"missing: {words.Text}"]);
            case TopicExpression.Not not:
                var unwanted = Explain(not.Part, article);
                return unwanted.Matched
                    ? new MatchExplanation(false, [.. unwanted.Evidence.Select(evidence => $"unwanted {evidence}")])
                    : new MatchExplanation(true, []);
            case TopicExpression.All all:
                var parts = all.Parts.Select(part => Explain(part, article)).ToList();
                var matched = parts.TrueForAll(part => part.Matched);
                return new MatchExplanation(
                    matched,
                    [.. parts.Where(part => part.Matched == matched).SelectMany(part => part.Evidence)],
                    matched && parts.Exists(part => part.InTitle));
            default:
                throw new InvalidOperationException($"A topic expression of the unknown kind {expression.GetType().Name}.");
        }
    }
}
