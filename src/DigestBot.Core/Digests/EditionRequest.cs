using DigestBot.Core.Stories;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Digests;

/// <summary>What an edition shall hold.</summary>
public sealed record EditionRequest
{
    /// <summary>"Morning digest", "Today", …</summary>
    public required string Title { get; init; }

    /// <summary>IANA zone in which its dates are said.</summary>
    public string Zone { get; init; } = "Etc/UTC";

    /// <summary>The span, [From, To): articles outside are not counted. Null: everything.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public required DateTimeOffset Built { get; init; }

    /// <summary>Topic queries as typed; a story that matches any is in. Empty: all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What the topics may call by the channel's own names.</summary>
    public OwnTopics OwnTopics { get; init; } = OwnTopics.None;

    public int StoryLimit { get; init; } = 10;

    public MixWishes Mix { get; init; } = MixWishes.Default;

    /// <summary>At most so many sentences a story.</summary>
    public int Sentences { get; init; } = 2;

    /// <summary>The language that stories are told in where a model translates, two letters; null: that of the articles.</summary>
    public string? Language { get; init; }

    /// <summary>Pictures of the stories that have one.</summary>
    public bool Thumbnails { get; init; } = true;

    /// <summary>What was said of stories in the channel.</summary>
    public IReadOnlyList<StoryFeedback> Feedback { get; init; } = [];

    public string? Remark { get; init; }

    /// <summary>Sources that have brought nothing for days, to be told once.</summary>
    public string? SourceNotice { get; init; }

    /// <summary>Stories this channel has been sent before; null where that is not known, and then nothing is marked as new.</summary>
    public IReadOnlyDictionary<StoryId, ToldStory>? AlreadyPosted { get; init; }

    /// <summary>Leaves out what was posted before and has not changed since, as scheduled editions do.</summary>
    public bool OmitAlreadyPosted { get; init; }

    internal IReadOnlyList<ChannelTopic> ChannelTopics => ChannelTopic.Of(Topics, OwnTopics);

    /// <summary>The same for a channel: its topics, its limit, and how it wants to read.</summary>
    public EditionRequest For(Channel channel) => this with
    {
        Topics = channel.Topics,
        OwnTopics = channel.OwnTopics,
        StoryLimit = channel.StoryLimit,
        Sentences = channel.Reading.Sentences,
        Thumbnails = channel.Reading.Thumbnails,
        Language = channel.Reading.Language,
        Mix = channel.Reading.Mix,
        Feedback = channel.Reading.Feedback,
    };
}
