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

    /// <summary>Outweighs one more newsroom, not a story that everybody reports.</summary>
    private const double LessWeight = -1.5;

    /// <summary>A headline without a text leaves nothing to tell.</summary>
    private const double TextWeight = 0.5;

    /// <param name="now">The instant that recency is counted from.</param>
    /// <param name="matches">How each story matched a topic; empty where no topic was asked for.</param>
    /// <param name="alreadyPosted">What the channel has had; null where that is not known.</param>
    /// <param name="feedback">What was said of stories in the channel.</param>
    /// <returns>Best first; equal ones by the later, then by their number, so that the order never wavers.</returns>
    public static IReadOnlyList<RankedStory> Rank(
        IReadOnlyList<Story> stories,
        DateTimeOffset now,
        IReadOnlyDictionary<StoryId, MatchExplanation> matches,
        IReadOnlySet<StoryId>? alreadyPosted,
        IReadOnlyList<StoryFeedback> feedback)
    {
        ArgumentNullException.ThrowIfNull(matches);
        var less = new LessLikeThis(feedback);
        return
        [
            .. stories.Select(story => new RankedStory(story, [.. Factors(story, now, matches.GetValueOrDefault(story.Id), alreadyPosted), .. Less(story, less)]))
                .OrderByDescending(ranked => ranked.Score)
                .ThenByDescending(ranked => ranked.Story.Latest)
                .ThenBy(ranked => ranked.Story.Id.Value),
        ];
    }

    private static IEnumerable<(string Name, double Weight, Func<string> Value)> Less(Story story, LessLikeThis less) =>
        less.Find(story) is { } said ? [(RankFactor.Less, LessWeight, () => said.Title)] : [];

    // Of a thousand stories ten are shown: only their values are put into words.
    private static IEnumerable<(string Name, double Weight, Func<string> Value)> Factors(Story story, DateTimeOffset now, MatchExplanation? match, IReadOnlySet<StoryId>? alreadyPosted)
    {
        var figures = RankFigures.Of(story);
        yield return (RankFactor.Newsrooms, OutletWeight * Math.Log2(1 + figures.Newsrooms), () => $"{figures.Newsrooms}");

        if (story.Articles.Count > 1)
        {
            yield return (RankFactor.Articles, SizeWeight * Math.Log2(story.Articles.Count), () => $"{story.Articles.Count}");
        }

        if (figures.IsDated)
        {
            var age = now > story.Latest ? now - story.Latest : TimeSpan.Zero;
            yield return (RankFactor.LastReport, RecencyWeight * Math.Pow(0.5, age / RecencyHalfLife), () => Ago.Of(story.Latest, now));
        }

        if (figures.HasText)
        {
            yield return (RankFactor.HasText, TextWeight, () => "yes");
        }

        if (match is { Matched: true, Evidence.Count: > 0 })
        {
            yield return (RankFactor.Topic, match.InTitle ? TitleMatchWeight : TextMatchWeight, () => string.Join(", ", match.Evidence));
        }

        if (alreadyPosted is not null && !alreadyPosted.Contains(story.Id))
        {
            yield return (RankFactor.New, NoveltyWeight, () => "yes");
        }
    }
}

/// <summary>A story with its place in the order.</summary>
public sealed class RankedStory
{
    private readonly Lazy<IReadOnlyList<RankFactor>> _factors;

    internal RankedStory(Story story, IReadOnlyList<(string Name, double Weight, Func<string> Value)> factors)
    {
        Story = story;
        Score = factors.Sum(factor => factor.Weight);
        _factors = new(() => [.. factors.Select(factor => new RankFactor(factor.Name, factor.Value(), factor.Weight))]);
    }

    public Story Story { get; }

    public double Score { get; }

    /// <summary>What makes up the score, for "why is this here?".</summary>
    public IReadOnlyList<RankFactor> Factors => _factors.Value;
}
