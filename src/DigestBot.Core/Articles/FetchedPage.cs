namespace DigestBot.Core.Articles;

/// <summary>How fetching a page ended.</summary>
public abstract record FetchedPage
{
    private FetchedPage()
    {
    }

    /// <param name="Address">Where the page was in the end, after redirects.</param>
    public sealed record Read(ReadOnlyMemory<byte> Body, string? ContentType, string Address) : FetchedPage
    {
        /// <summary>To be sent back unchanged with the next request for the page.</summary>
        public string? ETag { get; init; }

        /// <summary>Likewise.</summary>
        public string? LastModified { get; init; }
    }

    /// <summary>The page is the one that came with the ETag or the date sent along.</summary>
    public sealed record Unchanged : FetchedPage;

    /// <param name="Reason">A clause for whoever asked: "answered 404: there is no such page".</param>
    public sealed record Failed(string Reason) : FetchedPage;
}
