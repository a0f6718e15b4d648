using DigestBot.Core.Stories;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Digests;

/// <summary>Stories sorted under the topics of all channels at once: what the channels share is read and compared once.</summary>
public sealed class StoriesByTopic
{
    private static readonly MatchExplanation Everything = new(true, []);

    private readonly IReadOnlyList<Story> _stories;
    private readonly Dictionary<ChannelTopic, List<(int Story, MatchExplanation Match)>> _found = [];
    private readonly Dictionary<ChannelTopic, TopicQueryException> _unreadable = [];

    /// <param name="topics">Of any number of channels.</param>
    /// <param name="named">What the topics may call by name beside their channels' own.</param>
    public StoriesByTopic(IReadOnlyList<Story> stories, IEnumerable<ChannelTopic> topics, NamedTopics named)
    {
        ArgumentNullException.ThrowIfNull(topics);
        ArgumentNullException.ThrowIfNull(named);
        _stories = stories;
        var queries = new List<(ChannelTopic Topic, TopicQuery Query)>();
        var callable = new Dictionary<OwnTopics, NamedTopics>();
        foreach (var topic in topics.Distinct())
        {
            if (!callable.TryGetValue(topic.Names, out var names))
            {
                callable[topic.Names] = names = named.With(topic.Names);
            }

            try
            {
                queries.Add((topic, TopicQuery.Parse(topic.Text, names)));
                _found[topic] = [];
            }
            catch (TopicQueryException problem)
            {
                // One channel's bad topic is not another's trouble.
                _unreadable[topic] = problem;
            }
        }

        if (queries.Count == 0)
        {
            return;
        }

        var index = new TopicIndex([.. queries.Select(query => query.Query)]);
        foreach (var (story, matches) in stories.AsParallel().AsOrdered().Select((story, at) => (at, index.Match(new SearchableStory(story)).ToList())))
        {
            foreach (var (topic, match) in matches)
            {
                _found[queries[topic].Topic].Add((story, match));
            }
        }
    }

    /// <summary>The stories that any of the topics is about, in the order given; all, where there is no topic.</summary>
    /// <param name="topics">Of those given at first.</param>
    /// <exception cref="TopicQueryException">One of them cannot be read.</exception>
    public IReadOnlyList<FoundStory> Of(IReadOnlyList<ChannelTopic> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        if (topics.Where(_unreadable.ContainsKey).Take(1).ToList() is [var unreadable])
        {
            throw _unreadable[unreadable];
        }

        return topics.Count == 0
            ? [.. _stories.Select(story => new FoundStory(story, Everything, []))]
            :
            [
                .. topics.SelectMany(topic => _found[topic], (topic, found) => (found.Story, found.Match, Topic: topic.Text))
                    .GroupBy(found => found.Story)
                    .OrderBy(found => found.Key)
                    .Select(found => new FoundStory(_stories[found.Key], found.MaxBy(each => each.Match.InTitle).Match, [.. found.Select(each => each.Topic)])),
            ];
    }
}

/// <summary>A story that topics are about.</summary>
/// <param name="Match">The best of them.</param>
/// <param name="Topics">All of them as typed, in the order given; empty where none was asked for.</param>
public sealed record FoundStory(Story Story, MatchExplanation Match, IReadOnlyList<string> Topics);
