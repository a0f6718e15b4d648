using System.Net;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles.Pages;

/// <summary>Completes new entries from their pages, as their source is set, before the next stage takes them.</summary>
/// <remarks>A page behind a paywall, a request for consent or a check for robots changes nothing; nor does one that says less than the feed.</remarks>
internal sealed class FullTextSink(IEntrySink next, IArticleStore articles, ArticlePages pages, IOptions<ArticleOptions> options) : IEntrySink
{
    // A teaser has one to three sentences; the shortest news items have some hundred words.
    private const int ShortText = 600;

    // Newest first; what is beyond has the feed's text. A first poll brings months, and hosts are asked slowly.
    private const int MostPagesAPoll = 10;

    // A page has a few words more than a full feed: captions, a note on the author.
    private const double FullerBy = 1.2;

    /// <inheritdoc/>
    public async Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken)
    {
        var setting = feed.FetchPages ?? options.Value.FetchPages;
        return await next.AcceptAsync(feed, setting is PageFetching.Never ? document : await CompletedAsync(feed, document, setting, cancellationToken), cancellationToken);
    }

    private async Task<ParsedFeed> CompletedAsync(Feed feed, ParsedFeed document, PageFetching setting, CancellationToken cancellationToken)
    {
        var entries = EntryKeys.Of(document);
        var known = (await articles.KnownAsync(feed.Id, [.. entries.Select(entry => entry.Key)], [], cancellationToken)).Select(entry => entry.Key).ToHashSet();
        var wanted = entries
            .Where(entry => !known.Contains(entry.Key) && entry.Entry.Link is not null && (setting is PageFetching.Always || Length(entry.Entry) < ShortText))
            .OrderByDescending(entry => entry.Entry.Published ?? DateTimeOffset.MaxValue)
            .Take(MostPagesAPoll);
        var completed = new Dictionary<FeedEntry, FeedEntry>(ReferenceEqualityComparer.Instance);
        foreach (var (_, entry) in wanted)
        {
            if (await pages.ReadAsync(entry.Link!, cancellationToken) is { Obstacle: null } page && page.Text.Length > FullerBy * Length(entry))
            {
                completed[entry] = Completed(entry, page);
            }
        }

        return document with { Entries = [.. document.Entries.Select(entry => completed.GetValueOrDefault(entry, entry))] };
    }

    private static FeedEntry Completed(FeedEntry entry, ExtractedArticle page) => entry with
    {
        Content = string.Concat(page.Text.Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>")),
        Published = entry.Published ?? page.Published,
        Authors = entry.Authors.Count > 0 || page.Byline is null ? entry.Authors : [new FeedAuthor(page.Byline, null, null)],
        Language = page.Language ?? entry.Language,
    };

    private static int Length(FeedEntry entry) => Math.Max(HtmlText.ToParagraphs(entry.Content).Length, HtmlText.ToParagraphs(entry.Summary).Length);
}
