using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>Stories as a channel sees them: without what other workspaces' own feeds brought; what its people split or merged is so there alone, and the store's stories stay.</summary>
internal sealed class ChannelStories(IStoryStore stored, IFeedStore feeds)
{
    /// <inheritdoc cref="OfAsync(Channel, IReadOnlySet{FeedId}, IReadOnlyList{Story}, Func{Story, bool}, CancellationToken)"/>
    public async Task<IReadOnlyList<Story>> OfAsync(Channel channel, IReadOnlyList<Story> stories, Func<Story, bool> belongs, CancellationToken cancellationToken)
    {
        var hidden = await feeds.HiddenFromAsync(channel.Ref.Subscriber, cancellationToken);
        return [.. (await OfAsync(channel, hidden, stories.Without(hidden), belongs, cancellationToken)).Where(belongs)];
    }

    /// <param name="hidden">Feeds that the channel's workspace may not see.</param>
    /// <param name="stories">As stored, without those feeds.</param>
    /// <param name="belongs">Which the caller wants: a part may lie outside a span that the whole story was in.</param>
    public async Task<IReadOnlyList<Story>> OfAsync(Channel channel, IReadOnlySet<FeedId> hidden, IReadOnlyList<Story> stories, Func<Story, bool> belongs, CancellationToken cancellationToken)
    {
        var said = channel.Reading.Feedback.Where(one => one.Kind is FeedbackKind.Split or FeedbackKind.Merge).ToList();
        if (said.Count == 0)
        {
            return stories;
        }

        var seen = await WithPartnersAsync(said, hidden, stories, cancellationToken);
        foreach (var one in said)
        {
            seen = one.Kind is FeedbackKind.Split ? [.. seen.SelectMany(story => Split(story, one))] : Merge(seen, one);
        }

        return [.. seen.Where(belongs)];
    }

    /// <summary>The story as the channel sees the part of it, or the whole, that the number names.</summary>
    /// <returns>Null where the channel may see nothing of it.</returns>
    public async Task<Story?> OneAsync(Channel channel, Story story, StoryId wanted, CancellationToken cancellationToken)
    {
        var seen = await OfAsync(channel, [story], _ => true, cancellationToken);
        return StoryPart.ArticleOf(wanted) is { } article
            ? seen.FirstOrDefault(one => Holds(one, article))
            : seen.FirstOrDefault(one => one.Id == wanted || one.Joined.Contains(wanted)) ?? (seen.Count > 0 ? seen[0] : null);
    }

    /// <summary>All numbers under which the channel may have had the stories.</summary>
    public static HashSet<StoryId> Ids(IEnumerable<Story> seen) => [.. seen.SelectMany(story => story.Joined.Append(story.Id))];

    /// <summary>What the channel has had, by the stories as it sees them: who had one of those that were joined has had the story.</summary>
    public static IReadOnlyDictionary<StoryId, ToldStory> Told(IEnumerable<ToldStory> posted, IReadOnlyList<Story> seen)
    {
        var told = posted.ToDictionary(one => one.Story);
        foreach (var story in seen.Where(story => story.Joined.Count > 0))
        {
            List<ToldStory> parts = [.. story.Joined.Append(story.Id).Where(told.ContainsKey).Select(id => told[id])];
            if (parts.Count > 0)
            {
                told[story.Id] = new(story.Id, parts.Select(part => part.LastArticle).MaxBy(last => last?.Value));
            }
        }

        return told;
    }

    // Of a merge, one side may have news while the other has none: together they are the story still.
    private async Task<IReadOnlyList<Story>> WithPartnersAsync(List<StoryFeedback> said, IReadOnlySet<FeedId> hidden, IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        var all = stories.ToList();
        var merges = said.FindAll(one => one.Kind is FeedbackKind.Merge);
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

    private static bool Holds(Story story, ArticleId article) => story.Articles.Any(member => member.Article.Id == article);
}
