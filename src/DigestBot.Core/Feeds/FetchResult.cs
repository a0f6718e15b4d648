namespace DigestBot.Core.Feeds;

/// <summary>How a poll of one feed ended: expected outcomes are types, surprises are exceptions.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>How long the server says its answer stays true (Cache-Control, Expires); null where it says nothing.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <param name="MovedTo">Where a permanent redirect says the feed lives now; null when it did not move.</param>
    public sealed record Modified(ParsedFeed Feed, string? ETag, string? LastModified, string? MovedTo) : FetchResult;

    public sealed record NotModified : FetchResult
    {
        public string? MovedTo { get; init; }
    }

    public sealed record RateLimited(TimeSpan RetryAfter) : FetchResult;

    public sealed record Gone : FetchResult;

    /// <param name="Reason">A sentence for the operator: "answered 404 Not Found".</param>
    public sealed record Failed(string Reason) : FetchResult
    {
        /// <summary>Likely gone at the next try: a dropped connection, a server's hiccup.</summary>
        public bool IsTransient { get; init; }
    }
}
