using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>Topic queries as typed, and what they match.</summary>
internal static class TopicLines
{
    private const string Field = "topic:";

    public static readonly TimeSpan TestSpan = TimeSpan.FromDays(7);

    /// <summary>What <c>topic:</c> may name in the request's channel.</summary>
    public static NamedTopics For(this NamedTopics ready, CommandRequest request) => ready.With(request.Channel.OwnTopics);

    /// <exception cref="CommandException">The query cannot be read.</exception>
    public static TopicQuery Parse(string typed, NamedTopics named)
    {
        try
        {
            return TopicQuery.Parse(typed, named);
        }
        catch (TopicQueryException problem)
        {
            throw new CommandException(problem.Message);
        }
    }

    /// <summary>Named topics for what is being typed, where its last word may be one's name.</summary>
    public static IReadOnlyList<Completion> Complete(string typed, NamedTopics named)
    {
        var word = typed[(typed.LastIndexOfAny([' ', '(']) + 1)..];
        var name = word.StartsWith(Field, StringComparison.OrdinalIgnoreCase) ? word[Field.Length..] : word;
        return
        [
            .. named.All.Where(topic => topic.Name.Contains(name, StringComparison.OrdinalIgnoreCase) || topic.Description.Contains(name, StringComparison.OrdinalIgnoreCase))
                .Select(topic => new Completion($"{typed[..^word.Length]}{Field}{topic.Name}", $"{topic.Name}: {topic.Description}")),
        ];
    }

    /// <summary>What the query matches in the last seven days, with why.</summary>
    public static async Task<IReadOnlyList<(Story Story, MatchExplanation Match)>> MatchesAsync(IStoryStore stories, IFeedStore feeds, TopicQuery query, CommandRequest request, CancellationToken cancellationToken)
    {
        var hidden = await feeds.HiddenFromAsync(request.Channel.Ref.Subscriber, cancellationToken);
        var active = (await stories.ActiveAsync(request.Now - TestSpan, request.Now, cancellationToken)).Without(hidden);
        return
        [
            .. active.Select(story => (Story: story, Match: TopicMatcher.Explain(query, story)))
                .Where(candidate => candidate.Match.Matched)
                .OrderByDescending(candidate => candidate.Match.InTitle)
                .ThenByDescending(candidate => candidate.Story.Latest),
        ];
    }

    public static IReadOnlyList<RichText> Of(IReadOnlyList<(Story Story, MatchExplanation Match)> matches, int limit, DateTimeOffset now)
    {
        List<RichText> lines =
        [
            .. matches.Take(limit).Select(found => new RichText(
            [
                new Inline.Strong(Headline.Of(found.Story).Text), new Inline.Text($" · {string.Join(", ", found.Match.Evidence)} · "),
                new Inline.Instant(Ago.Of(found.Story.Latest, now), found.Story.Latest),
            ])),
        ];
        if (matches.Count > limit)
        {
            lines.Add(RichText.Plain($"and {EditionWords.Count(matches.Count - limit, "more story", "more stories")}"));
        }

        return lines;
    }
}
