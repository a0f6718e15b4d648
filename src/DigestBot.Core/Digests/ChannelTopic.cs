using DigestBot.Core.Topics;

namespace DigestBot.Core.Digests;

/// <summary>A topic with what its channel means by it. Of all channels' topics, those that are equal are matched once.</summary>
/// <param name="Text">The query as typed.</param>
/// <param name="Names">What it may call by the channel's own names; none where it calls nothing, so that channels with names share their other topics.</param>
public readonly record struct ChannelTopic(string Text, OwnTopics Names)
{
    public static IReadOnlyList<ChannelTopic> Of(IEnumerable<string> topics, OwnTopics own) =>
        [.. topics.Select(topic => new ChannelTopic(topic, topic.Contains("topic:", StringComparison.OrdinalIgnoreCase) ? own : OwnTopics.None))];
}
