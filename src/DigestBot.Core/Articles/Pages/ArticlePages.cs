using System.Collections.Concurrent;
using System.Net;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;

namespace DigestBot.Core.Articles.Pages;

/// <summary>Reads the pages behind entries politely: as robots.txt allows, one request at a time to a site, none twice while it is fresh.</summary>
internal sealed class ArticlePages(WebFetcher web, PageFetcher pages, TimeProvider time)
{
    // Pages that several feeds of an outlet link to are asked for within minutes; a page costs some 5 KB here.
    private const int MostKept = 1000;

    // Publishers correct an article in its first hours; after that the server is asked whether it changed.
    private static readonly TimeSpan FreshFor = TimeSpan.FromHours(1);

    // RFC 9309, 2.4: robots.txt should not be kept longer than a day.
    private static readonly TimeSpan RulesHold = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Site> sites = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, KeptPage> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> oldestFirst = new();

    /// <returns>Null where robots.txt forbids it or it cannot be had: the feed's text has to do.</returns>
    public async Task<ExtractedArticle?> ReadAsync(string url, CancellationToken cancellationToken)
    {
        if (FeedAddress.Normalize(url) is not { } address || CanonicalUrl.Of(address) is not { } key)
        {
            return null;
        }

        var uri = new Uri(address);
        var site = sites.GetOrAdd(uri.GetLeftPart(UriPartial.Authority), static _ => new Site());
        await site.Free.WaitAsync(cancellationToken);
        try
        {
            var before = kept.GetValueOrDefault(key);
            if (before is not null && before.FreshUntil > time.GetUtcNow())
            {
                return before.Article;
            }

            var rules = await RulesAsync(site, uri, cancellationToken);
            return rules.Allows(uri) ? Keep(key, await FetchAsync(address, before, cancellationToken)) : null;
        }
        finally
        {
            site.Free.Release();
        }
    }

    private async Task<KeptPage> FetchAsync(string address, KeptPage? before, CancellationToken cancellationToken)
    {
        var freshUntil = time.GetUtcNow() + FreshFor;
        return await pages.FetchAsync(address, before?.ETag, before?.LastModified, cancellationToken) switch
        {
            FetchedPage.Read page => new KeptPage(ArticleExtractor.Extract(page.Body, page.ContentType, page.Address), page.ETag, page.LastModified, freshUntil),
            FetchedPage.Unchanged when before is not null => before with { FreshUntil = freshUntil },
            _ => new KeptPage(null, null, null, freshUntil),
        };
    }

    private ExtractedArticle? Keep(string key, KeptPage page)
    {
        if (kept.TryAdd(key, page))
        {
            oldestFirst.Enqueue(key);
        }
        else
        {
            kept[key] = page;
        }

        while (kept.Count > MostKept && oldestFirst.TryDequeue(out var oldest))
        {
            kept.TryRemove(oldest, out _);
        }

        return page.Article;
    }

    private async Task<RobotsRules> RulesAsync(Site site, Uri page, CancellationToken cancellationToken)
    {
        if (site.Rules is null || site.RulesUntil <= time.GetUtcNow())
        {
            var answer = await web.GetAsync(new GetRequest(new Uri(page, "/robots.txt"), "text/plain, */*;q=0.5"), cancellationToken);
            (site.Rules, var hold) = answer switch
            {
                WebAnswer.Answered { Status: HttpStatusCode.OK } file => (RobotsRules.Parse(file.Body.Span), RulesHold),

                // RFC 9309, 2.3.1: a file that is not there allows everything, a server in trouble nothing.
                WebAnswer.Answered { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests } => (RobotsRules.AllowAll, RulesHold),
                _ => (RobotsRules.AllowNone, FreshFor),
            };
            site.RulesUntil = time.GetUtcNow() + hold;
        }

        return site.Rules;
    }

    private sealed class Site
    {
        public SemaphoreSlim Free { get; } = new(1);

        public RobotsRules? Rules { get; set; }

        public DateTimeOffset RulesUntil { get; set; }
    }

    /// <param name="Article">Null where the page could not be had.</param>
    private sealed record KeptPage(ExtractedArticle? Article, string? ETag, string? LastModified, DateTimeOffset FreshUntil);
}
