using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>Why each article of a story is in it, in sentences for readers.</summary>
public sealed class StoryReasons(IStoryExplanations explanations, IStoryStore stories)
{
    /// <summary>One for each article, in the story's order.</summary>
    public async Task<IReadOnlyList<ArticleReason>> OfAsync(Story story, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        var outlets = story.Articles.ToDictionary(member => member.Article.Id, member => OutletName.Of(member.Article));
        var titles = new Dictionary<StoryId, string?>();
        var reasons = new List<ArticleReason>();
        foreach (var (member, explanation) in story.Articles.Zip(await explanations.ExplainAsync(story, cancellationToken)))
        {
            var other = explanation.RunnerUp?.Story;
            if (other is { } id && !titles.ContainsKey(id))
            {
                titles.Add(id, await stories.FindAsync(id, cancellationToken) is { } found ? Headline.Of(found).Text : null);
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
