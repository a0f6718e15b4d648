using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>Why each article of a story is in it, in sentences for readers.</summary>
public sealed class StoryReasons(IStoryExplanations explanations, IStoryStore stories)
{
    /// <summary>One for each article, in the story's order.</summary>
    /// <param name="hidden">Feeds that whoever asks may not see.</param>
    public async Task<IReadOnlyList<ArticleReason>> OfAsync(Story story, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        if (story.IsPartial)
        {
            // What decided was found among all its articles, some of which are not for these eyes.
            return [.. story.Articles.Select(member => new ArticleReason(member, member.DuplicateOf, "It tells the same event.", [], NotIn: null))];
        }

        var outlets = story.Articles.ToDictionary(member => member.Article.Id, member => OutletName.Of(member.Article));
        var titles = new Dictionary<StoryId, string?>();
        var reasons = new List<ArticleReason>();
        foreach (var (member, explanation) in story.Articles.Zip(await explanations.ExplainAsync(story, cancellationToken)))
        {
            var other = explanation.RunnerUp?.Story;
            if (other is { } id && !titles.ContainsKey(id))
            {
                titles.Add(id, await stories.FindAsync(id, cancellationToken) is { } found && found.Without(hidden) is { } seen ? Headline.Of(seen).Text : null);
            }

            reasons.Add(new ArticleReason(
                member,
                explanation.CopyOf,
                ExplanationText.Why(explanation, article => outlets.GetValueOrDefault(article, "an article that has aged out")),
                ExplanationText.Against(explanation),
                other is { } next && titles[next] is { } title ? ExplanationText.NotIn(explanation, title) : null));
        }

        return reasons;
    }
}
