namespace DigestBot.Core.Feeds;

/// <summary>How looking for a site's feeds ended.</summary>
public abstract record FeedSearch
{
    private FeedSearch()
    {
    }

    /// <summary>The address itself is a feed's.</summary>
    public sealed record IsFeed(FoundFeed Feed) : FeedSearch;

    /// <summary>The address is a page's; these are the site's, as the page lists them.</summary>
    public sealed record OnPage(IReadOnlyList<FoundFeed> Feeds) : FeedSearch;

    /// <param name="Reason">A clause that follows the address: "answered 404: there is no such page".</param>
    public sealed record Nothing(string Reason) : FeedSearch;
}
