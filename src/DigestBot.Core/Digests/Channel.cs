using DigestBot.Core.Chat;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Digests;

/// <summary>A channel's number in the store.</summary>
public readonly record struct ChannelId(long Value);

/// <summary>A channel that the bot serves, and its choices.</summary>
public sealed record Channel
{
    public required ChannelId Id { get; init; }

    public required ChannelRef Ref { get; init; }

    /// <summary>As people see it, without a leading #.</summary>
    public required string Name { get; init; }

    /// <summary>IANA zone by which "today" and schedules are read.</summary>
    public string Zone { get; init; } = "Etc/UTC";

    /// <summary>Topic queries as typed; a story that matches any is in. Empty: everything.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What <c>topic:</c> may call in this channel's topics, beside the ready ones.</summary>
    public OwnTopics OwnTopics { get; init; } = OwnTopics.None;

    /// <summary>At most so many stories an edition.</summary>
    public int StoryLimit { get; init; } = 10;

    public ReadingWishes Reading { get; init; } = ReadingWishes.Default;

    /// <summary>When the workspace removed the bot; null while it is there. Kept by <see cref="IChannelStore"/>.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>An edition with fewer stories is not posted: they wait for the next one.</summary>
    public int LeastStories { get; init; } = 1;

    /// <summary>When nothing is posted, by the clock of <see cref="Zone"/>; null: posts come at any time.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>A slot without news gets a line that says so, instead of nothing.</summary>
    public bool PostsNoNews { get; init; }

    /// <summary>Posted editions are brought up to date while their stories grow.</summary>
    public bool EditsPosted { get; init; }

    /// <summary>What is posted at once, between the digests.</summary>
    public AlertWishes Alerts { get; init; } = AlertWishes.None;

    /// <summary>A topic, or the one of the alerts, that could be read while the channel had the names it had before, and cannot now; null for none.</summary>
    public string? TopicLostSince(OwnTopics before, NamedTopics ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        var (callable, left) = (ready.With(before), ready.With(OwnTopics));
        IEnumerable<string> topics = Alerts.Urgent is { } urgent ? Topics.Append(urgent) : Topics;
        return topics.FirstOrDefault(topic => TopicQuery.ProblemOf(topic, callable) is null && TopicQuery.ProblemOf(topic, left) is not null);
    }

    internal IReadOnlyList<ChannelTopic> ChannelTopics => ChannelTopic.Of(Topics, OwnTopics);

    /// <summary>The end of the latest edition's span, where the next one begins; null before the first. Kept by <see cref="IEditionStore"/>.</summary>
    public DateTimeOffset? CoveredUntil { get; init; }
}
