namespace DigestBot.Core.Feeds;

/// <summary>A feed's item as published, its formats' differences evened out. Texts are HTML or plain, as the feed has them.</summary>
public sealed record FeedEntry
{
    /// <summary>The feed's own id for the entry (guid, atom:id), or null where it has none.</summary>
    public string? Id { get; init; }

    public string? Title { get; init; }

    /// <summary>Absolute where it could be resolved.</summary>
    public string? Link { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<FeedAuthor> Authors { get; init; } = [];

    public string? Summary { get; init; }

    public string? Content { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? ImageUrl { get; init; }

    public string? Language { get; init; }
}

public sealed record FeedAuthor(string? Name, string? Email, string? Uri);
