using DigestBot.Core.Stories;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Digests;

/// <summary>Orders stories by what a reader should see first, and says why.</summary>
public static class StoryRanker
{
    private const double OutletWeight = 1;

    /// <summary>Copies show that editors elsewhere chose the story too, but prove nothing.</summary>
    private const double SizeWeight = 0.15;

    private const double RecencyWeight = 1;

    /// <summary>A story half a day old has half the weight of a fresh one.</summary>
    private static readonly TimeSpan RecencyHalfLife = TimeSpan.FromHours(12);

    private const double TitleMatchWeight = 0.5;
    private const double TextMatchWeight = 0.2;
    private const double NoveltyWeight = 0.5;

    /// <summary>A headline without a text leaves nothing to tell.</summary>
    private const double TextWeight = 0.5;

    /// <param name="now">The instant that recency is counted from.</param>
    /// <param name="matches">How each story matched a topic; empty where no topic was asked for.</param>
    /// <param name="alreadyPosted">What the channel has had; null where that is not known.</param>
    /// <returns>Best first; equal ones by the later, then by their number, so that the order never wavers.</returns>
    public static IReadOnlyList<RankedStory> Rank(
        IReadOnlyList<Story> stories,
        DateTimeOffset now,
        IReadOnlyDictionary<StoryId, MatchExplanation> matches,
        IReadOnlySet<StoryId>? alreadyPosted)
    {
        ArgumentNullException.ThrowIfNull(matches);
        return
        [
            .. stories.Select(story => new RankedStory(story, [.. Factors(story, now, matches.GetValueOrDefault(story.Id), alreadyPosted)]))
                .OrderByDescending(ranked => ranked.Score)
                .ThenByDescending(ranked => ranked.Story.Latest)
                .ThenBy(ranked => ranked.Story.Id.Value),
        ];
    }

    private static IEnumerable<RankFactor> Factors(Story story, DateTimeOffset now, MatchExplanation? match, IReadOnlySet<StoryId>? alreadyPosted)
    {
        var outlets = Outlets.CountIndependent(story);
        yield return new RankFactor(RankFactor.Newsrooms, $"{outlets}", OutletWeight * Math.Log2(1 + outlets));

        if (story.Articles.Count > 1)
        {
            yield return new RankFactor(RankFactor.Articles, $"{story.Articles.Count}", SizeWeight * Math.Log2(story.Articles.Count));
        }

        if (story.Articles.Any(member => member.Article.Published is not null))
        {
            var age = now > story.Latest ? now - story.Latest : TimeSpan.Zero;
            yield return new RankFactor(RankFactor.LastReport, Ago.Of(story.Latest, now), RecencyWeight * Math.Pow(0.5, age / RecencyHalfLife));
        }

        if (story.Articles.Any(member => member.Article.Text.Length > 0))
        {
            yield return new RankFactor(RankFactor.HasText, "yes", TextWeight);
        }

        if (match is { Matched: true, Evidence.Count: > 0 })
        {
            yield return new RankFactor(RankFactor.Topic, string.Join(", ", match.Evidence), match.InTitle ? TitleMatchWeight : TextMatchWeight);
        }

        if (alreadyPosted is not null && !alreadyPosted.Contains(story.Id))
        {
            yield return new RankFactor(RankFactor.New, "yes", NoveltyWeight);
        }
    }
}

/// <param name="Factors">What makes up the score, for "why is this here?".</param>
public sealed record RankedStory(Story Story, IReadOnlyList<RankFactor> Factors)
{
    public double Score { get; } = Factors.Sum(factor => factor.Weight);
}
