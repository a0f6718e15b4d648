using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;

namespace DigestBot.Core.Digests;

/// <summary>The articles a story shows: what is cited, and one of every other outlet.</summary>
internal static class StorySources
{
    /// <summary>Cited ones first, in the order in which the summary comes to them, then other reports, then copies.</summary>
    public static IReadOnlyList<EditionSource> Of(Story story, Article headline, IReadOnlyList<SummarySentence> sentences)
    {
        var members = story.Articles.ToDictionary(member => member.Article.Id);

        // What a sentence is quoted from, and what contradicts it, must be there, even where its outlet has another article in the list.
        var quoted = sentences.SelectMany(sentence => (sentence.Disagreement?.Citations ?? []).Prepend(sentence.Citations[0])).ToHashSet();
        var outlets = new HashSet<string>(quoted.Select(id => OutletName.Of(members[id].Article)), StringComparer.OrdinalIgnoreCase);
        var agencies = Outlets.Agencies(story);
        var sources = new List<EditionSource>();
        var order = sentences.SelectMany(sentence => sentence.Citations)
            .Append(headline.Id)
            .Concat(story.Articles.Select(member => member.Article.Id))
            .Distinct()
            .Select(id => members[id])
            .OrderBy(member => quoted.Contains(member.Article.Id) ? 0 : member.DuplicateOf is null ? 1 : 2);
        foreach (var member in order)
        {
            var article = member.Article;
            if (quoted.Contains(article.Id) || outlets.Add(OutletName.Of(article)))
            {
                sources.Add(Source(sources.Count + 1, member, agencies));
            }
        }

        return sources;
    }

    /// <summary>The same list, in which the article stands too; null: as it is.</summary>
    public static IReadOnlyList<EditionSource> With(IReadOnlyList<EditionSource> sources, Story story, ArticleId? cited) =>
        cited is not { } id || sources.Any(source => source.Article == id)
            ? sources
            : [.. sources, Source(sources.Count + 1, story.Articles.First(member => member.Article.Id == id), Outlets.Agencies(story))];

    private static EditionSource Source(int number, StoryArticle member, Dictionary<ArticleId, WireOrigin> agencies) =>
        new(number, member.Article.Id, OutletName.Of(member.Article), Headline.TitleOf(member.Article), CanonicalUrl.Shown(member.Article.Url), member.DuplicateOf is not null)
        {
            Agency = agencies.GetValueOrDefault(member.Article.Id),
        };

    /// <summary>The agency whose text most outlets of the story carry, and how many do, its own page not counted.</summary>
    public static (WireOrigin? Agency, int Outlets) MainOrigin(Story story)
    {
        var agencies = Outlets.Agencies(story);
        return story.Articles
            .Where(member => agencies.ContainsKey(member.Article.Id))
            .GroupBy(member => agencies[member.Article.Id])
            .Select(carried => (Agency: carried.Key, Outlets: CountOutlets(carried, carried.Key)))
            .OrderByDescending(origin => origin.Outlets).ThenBy(origin => origin.Agency.Code, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static int CountOutlets(IEnumerable<StoryArticle> members, WireOrigin agency) =>
        members.Select(member => OutletName.Of(member.Article))
            .Where(outlet => !outlet.Equals(agency.Name, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count();
}
