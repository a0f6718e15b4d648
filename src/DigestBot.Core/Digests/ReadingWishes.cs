using System.Text.Json.Serialization;

namespace DigestBot.Core.Digests;

/// <summary>How a channel wants its digests to read.</summary>
public sealed record ReadingWishes
{
    public static ReadingWishes Default { get; } = new();

    public DigestLength Length { get; init; } = DigestLength.Brief;

    /// <summary>A picture beside each story that has one, where the platform shows any.</summary>
    public bool Thumbnails { get; init; } = true;

    /// <summary>What does not fit an edition's first message stands in a thread below it, where the platform leaves that open.</summary>
    public bool Thread { get; init; }

    /// <summary>The language that digests are told in, two letters; null: that of the articles.</summary>
    public string? Language { get; init; }

    /// <summary>How topics and sources share a digest.</summary>
    // The deserializer gives null where what was stored is older than this.
    public MixWishes Mix { get; init => field = value ?? MixWishes.Default; } = MixWishes.Default;

    /// <summary>What was said of stories, newest last; at most <see cref="MaxFeedback"/>.</summary>
    public IReadOnlyList<StoryFeedback> Feedback { get; init; } = [];

    /// <summary>Stories are news for days: what was said hundreds of stories ago acts on none.</summary>
    private const int MaxFeedback = 200;

    /// <summary>The same with one more thing said; of one kind each story, or two of them, has one at most.</summary>
    public ReadingWishes With(StoryFeedback said) => this with { Feedback = [.. Feedback.Where(other => !other.Repeats(said)).TakeLast(MaxFeedback - 1), said] };

    /// <summary>At most so many a story.</summary>
    internal int Sentences => Length switch
    {
        DigestLength.Headlines => 0,
        DigestLength.Brief => 2,
        _ => 4,
    };
}

/// <summary>How much of each story is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestLength>))]
public enum DigestLength
{
    Headlines,
    Brief,
    Full,
}
