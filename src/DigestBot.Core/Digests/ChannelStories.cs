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
        return said.Count == 0 ? stories : [.. (await Regrouping.OfAsync(said, stored, hidden, stories, cancellationToken)).Where(belongs)];
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

    private static bool Holds(Story story, ArticleId article) => story.Articles.Any(member => member.Article.Id == article);
}
