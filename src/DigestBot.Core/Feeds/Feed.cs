namespace DigestBot.Core.Feeds;

/// <summary>A source that is polled: what the operator or a channel chose, and how its last polls went.</summary>
public sealed record Feed
{
    public required FeedId Id { get; init; }

    /// <summary>The address that is fetched, as given; secrets in it are why it is only ever shown through <c>FeedAddress</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The outlet's name as readers see it.</summary>
    public required string Title { get; init; }

    public string? SiteUrl { get; init; }

    /// <summary>The topic under which the feed list files it, e.g. <c>world</c>.</summary>
    public string? Category { get; init; }

    /// <summary>BCP 47 tag of the articles, where the feed or the list says so.</summary>
    public string? Language { get; init; }

    /// <summary>Null where the bot's setting holds.</summary>
    public PageFetching? FetchPages { get; init; }

    public FeedPollState Poll { get; init; } = new();

    /// <summary>As a list hands it on.</summary>
    public NewFeed AsNew() => new(Url, Title) { SiteUrl = SiteUrl, Category = Category, Language = Language, FetchPages = FetchPages };
}

/// <summary>How a feed's polls have gone and when the next is due. All instants are UTC.</summary>
public sealed record FeedPollState
{
    public DateTimeOffset NextDue { get; init; } = DateTimeOffset.UnixEpoch;

    public DateTimeOffset? LastFetched { get; init; }

    /// <summary>The last poll that brought an entry not seen before; of a first poll, its newest entry's date.</summary>
    public DateTimeOffset? LastNew { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public int ConsecutiveFailures { get; init; }

    /// <summary>The last failure in words for the operator; null once a poll succeeds.</summary>
    public string? LastError { get; init; }

    public string? ETag { get; init; }

    /// <summary>The server's own text, sent back unchanged.</summary>
    public string? LastModified { get; init; }

    /// <summary>Of the last document: a 304 brings none.</summary>
    public PublisherWishes Wishes { get; init; } = PublisherWishes.None;

    /// <summary>The address before the last permanent redirect, and when that was followed.</summary>
    public string? MovedFrom { get; init; }

    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Where it says it lives now, and another feed is there already: it is polled where it was, and is double.</summary>
    public string? MovedOnto { get; init; }

    /// <summary>The server said 410 Gone: polled no more until someone adds the feed again.</summary>
    public bool Ended { get; init; }
}
