using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>Parts and joins stories as people said that they should be: as they are read, the stored ones stay.</summary>
internal static class Regrouping
{
    /// <param name="said">Splits and merges, in the order in which they were said.</param>
    /// <param name="stored">Has what a merge joins that is not among the stories.</param>
    /// <param name="hidden">Feeds of which nothing may be joined.</param>
    public static async Task<IReadOnlyList<Story>> OfAsync(
        IReadOnlyList<StoryFeedback> said, IStoryStore stored, IReadOnlySet<FeedId> hidden, IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        var seen = await WithPartnersAsync(said, stored, hidden, stories, cancellationToken);
        foreach (var one in said)
        {
            seen = one.Kind is FeedbackKind.Split ? [.. seen.SelectMany(story => Split(story, one))] : Merge(seen, one);
        }

        return seen;
    }

    // Of a merge, one side may have news while the other has none: together they are the story still.
    private static async Task<IReadOnlyList<Story>> WithPartnersAsync(
        IReadOnlyList<StoryFeedback> said, IStoryStore stored, IReadOnlySet<FeedId> hidden, IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        var all = stories.ToList();
        var merges = said.Where(one => one.Kind is FeedbackKind.Merge).ToList();
        while (merges.Find(merge => all.Exists(merge.IsOf) != all.Exists(merge.IsAgainst)) is { } lacking)
        {
            merges.Remove(lacking);
            foreach (var article in all.Exists(lacking.IsOf) ? lacking.Others : lacking.Articles)
            {
                if (await stored.FindByArticleAsync(article, cancellationToken) is { } whole && whole.Without(hidden) is { } partner)
                {
                    all.Add(partner);
                    break;
                }
            }
        }

        return all;
    }

    // What came later stays with the rest, copies of what was split off aside. Where the store knows by now that these are two stories, nothing is left to do.
    private static IEnumerable<Story> Split(Story story, StoryFeedback said)
    {
        if (!said.IsAgainst(story))
        {
            return [story];
        }

        var members = story.Articles.ToLookup(member => said.Articles.Contains(member.Article.Id) || (member.DuplicateOf is { } original && said.Articles.Contains(original)));
        if (!members[true].Any() || !members[false].Any(member => said.Others.Contains(member.Article.Id)))
        {
            return [story];
        }

        var part = Named(members[true]);
        return [story with { Articles = [.. members[false]], Id = story.Id == part ? Named(members[false]) : story.Id }, new Story { Id = part, Articles = [.. members[true]] }];
    }

    private static StoryId Named(IEnumerable<StoryArticle> part) => StoryPart.Of(part.First().Article.Id);

    private static IReadOnlyList<Story> Merge(IReadOnlyList<Story> stories, StoryFeedback said)
    {
        // The store may have parted either side since: then the one that is most of it counts.
        if (Most(stories, said.Articles) is not { } one || Most(stories, said.Others) is not { } other || one == other)
        {
            return stories;
        }

        Story[] together = [one, other];

        // The store's number before a part's, the oldest first: it stays whatever joins later.
        var ids = together.SelectMany(story => story.Joined.Append(story.Id)).OrderBy(id => id.Value < 0).ThenBy(id => id.Value).ToList();
        var joined = new Story
        {
            Id = ids[0],
            Joined = [.. ids.Skip(1)],
            Articles = [.. together.SelectMany(story => story.Articles).OrderBy(member => member.Article.When).ThenBy(member => member.Article.Id.Value)],
        };
        return [.. stories.Except(together), joined];
    }

    private static Story? Most(IReadOnlyList<Story> stories, IReadOnlyList<ArticleId> articles) => stories
        .Select(story => (Story: story, Held: story.Articles.Count(member => articles.Contains(member.Article.Id))))
        .Where(candidate => candidate.Held > 0)
        .MaxBy(candidate => candidate.Held).Story;
}
