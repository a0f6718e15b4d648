namespace DigestBot.Core.Digests;

/// <summary>How a channel's topics and sources share a digest.</summary>
public sealed record MixWishes
{
    public static MixWishes Default { get; } = new();

    /// <summary>Stories stand under their topics, in the topics' order, instead of in one list.</summary>
    public bool Sections { get; init; }

    /// <summary>At most so many stories of one topic; null: as many as there are.</summary>
    public int? MostOfTopic { get; init; }

    /// <summary>At most so many stories that one source alone reports; null: as many as there are.</summary>
    public int? MostOfSource { get; init; }
}
