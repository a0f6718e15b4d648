using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>Finds stories that resemble those of which a channel asked for less: another piece on the transfer market, the next of a series.</summary>
internal sealed class LessLikeThis(IReadOnlyList<StoryFeedback> feedback)
{
    /// <summary>Of the shorter headline's words, so many have to be in the other.</summary>
    private const double AlikeShare = 0.5;

    /// <summary>One word in common says nothing: a town stands in every headline of its paper.</summary>
    private const int AlikeWords = 2;

    private readonly List<(StoryFeedback Said, ulong[] Words)> _less =
        [.. feedback.Where(said => said.Kind is FeedbackKind.Less).Select(said => (said, Term.ContentOf(said.Title, said.Language)))];

    /// <returns>What was said of such a story; null where the story resembles none.</returns>
    public StoryFeedback? Find(Story story)
    {
        if (_less.Count == 0)
        {
            return null;
        }

        var headline = Headline.Of(story);
        var words = Term.ContentOf(headline.Text, headline.Article.Language);
        return _less.Find(less => less.Said.IsOf(story) || AreAlike(less.Words, words)).Said;
    }

    private static bool AreAlike(ulong[] one, ulong[] other)
    {
        var shared = one.Intersect(other).Count();
        return shared >= AlikeWords && shared >= AlikeShare * Math.Min(one.Length, other.Length);
    }
}
