using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>Who published an article, and whose words they are.</summary>
internal static class Outlets
{
    /// <summary>How many newsrooms reported on their own.</summary>
    public static int CountIndependent(Story story) =>
        Independent(story).Select(report => report.Newsroom).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>The reports that newsrooms wrote on their own, with whose they are: copies are none, and an agency is one newsroom, however many outlets carry it.</summary>
    public static IEnumerable<(string Newsroom, Article Article)> Independent(Story story)
    {
        var agencies = Agencies(story);
        return story.IndependentArticles
            .Select(article => (agencies.TryGetValue(article.Id, out var agency) ? "agency " + agency.Code : "outlet " + OutletName.Of(article), article));
    }

    /// <summary>The agency behind each article that has one. Copies are one text: a credit that one of them kept holds for all.</summary>
    public static Dictionary<ArticleId, WireOrigin> Agencies(Story story)
    {
        var members = story.Articles.ToDictionary(member => member.Article.Id);
        var agencies = new Dictionary<ArticleId, WireOrigin>();
        foreach (var text in story.Articles.GroupBy(member => Original(member, members)))
        {
            if (text.Select(member => member.Article.Origin).FirstOrDefault(origin => origin is not null) is { } agency)
            {
                foreach (var member in text)
                {
                    agencies[member.Article.Id] = member.Article.Origin ?? agency;
                }
            }
        }

        return agencies;
    }

    private static ArticleId Original(StoryArticle member, Dictionary<ArticleId, StoryArticle> members)
    {
        // A chain of copies is short; the count only guards against one that bites its tail.
        for (var steps = 0; steps < members.Count && member.DuplicateOf is { } of && members.TryGetValue(of, out var original); steps++)
        {
            member = original;
        }

        return member.Article.Id;
    }
}
