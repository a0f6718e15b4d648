using System.Net;
using DigestBot.Core.Feeds.Fetching;
using DigestBot.Core.Feeds.Parsing;

namespace DigestBot.Core.Feeds;

/// <summary>Finds the feeds of a site from any of its addresses: a feed's own, a page that links to one, or the site's front page.</summary>
public sealed class FeedFinder
{
    private const string Accept = "text/html, application/xhtml+xml, " + FeedFetcher.Accept;

    // A page may link to a feed for each of its sections; a person chooses among some.
    private const int MostFeeds = 8;

    // Where publishing systems put it, the commonest first: WordPress and Ghost, Hugo, Jekyll, Drupal, Blogger, Squarespace.
    private static readonly string[] CommonPaths = ["/feed/", "/rss", "/index.xml", "/feed.xml", "/rss.xml", "/atom.xml", "/feeds/posts/default", "/?format=rss", "/feed.json"];

    private readonly WebFetcher web;
    private readonly FeedFetcher feeds;

    internal FeedFinder(WebFetcher web, FeedFetcher feeds)
    {
        this.web = web;
        this.feeds = feeds;
    }

    /// <returns>Never throws for what the web does: <see cref="FeedSearch.Nothing"/> says it in words.</returns>
    public async Task<FeedSearch> FindAsync(string url, CancellationToken cancellationToken)
    {
        if (FeedAddress.Normalize(url) is not { } address)
        {
            return new FeedSearch.Nothing("is no http or https address");
        }

        switch (await web.GetAsync(new GetRequest(new Uri(address), Accept), cancellationToken))
        {
            case WebAnswer.Answered { Status: HttpStatusCode.OK } answer:
                return feeds.Parse(answer, freshFor: null) is FetchResult.Modified feed
                    ? new FeedSearch.IsFeed(new FoundFeed(feed.MovedTo ?? address, feed.Feed))
                    : await OnPageAsync(answer, cancellationToken);
            case WebAnswer.Answered other:
                return new FeedSearch.Nothing(other.AsFailure().Reason);
            case WebAnswer.Failed failed:
                return new FeedSearch.Nothing(failed.Reason);
            case var unknown:
                throw new InvalidOperationException($"No such answer: {unknown.GetType().Name}.");
        }
    }

    /// <summary>What the page links to; where that is nothing, what stands where feeds usually do.</summary>
    private async Task<FeedSearch> OnPageAsync(WebAnswer.Answered page, CancellationToken cancellationToken)
    {
        var links = FeedLinks.Of(page.Body, page.ContentHeaders.ContentType?.ToString(), page.Address);
        var found = await ReadAsync(links, MostFeeds, cancellationToken);
        if (found.Count == 0)
        {
            found = await ReadAsync(CommonPaths.Select(path => new Uri(page.Address, path).AbsoluteUri), most: 1, cancellationToken);
        }

        return found.Count > 0 ? new FeedSearch.OnPage(found) : new FeedSearch.Nothing("is a page that leads to no feed: look there for a link named RSS or Atom");
    }

    private async Task<IReadOnlyList<FoundFeed>> ReadAsync(IEnumerable<string> candidates, int most, CancellationToken cancellationToken)
    {
        var found = new List<FoundFeed>();
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal).Take(Math.Max(most, CommonPaths.Length)))
        {
            if (found.Count < most && await feeds.FetchAsync(candidate, etag: null, lastModified: null, cancellationToken) is FetchResult.Modified feed)
            {
                found.Add(new FoundFeed(feed.MovedTo ?? candidate, feed.Feed));
            }
        }

        return [.. found.DistinctBy(feed => feed.Url)];
    }
}
