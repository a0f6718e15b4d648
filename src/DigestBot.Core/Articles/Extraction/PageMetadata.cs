using System.Globalization;
using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Title, author, date, language and site of a page, from the marks publishers set for search engines and social networks.</summary>
internal sealed record PageMetadata
{
    private const int LongestByline = 200;

    public string? Title { get; private init; }

    public string? Byline { get; private init; }

    public DateTimeOffset? Published { get; private init; }

    public string? Language { get; private init; }

    public string? SiteName { get; private init; }

    public string? Description { get; private init; }

    /// <summary>The article's text as the page's JSON-LD repeats it; often shortened, sometimes all there is.</summary>
    public string? ArticleBody { get; private init; }

    /// <summary>Whether the publisher marks the article as one that is not free to read.</summary>
    public bool IsPaidFor { get; private init; }

    public static PageMetadata Read(IDocument page)
    {
        var linked = LinkedData.Read(page);
        var meta = MetaElements.Read(page);
        var siteName = meta.First("og:site_name", "application-name", "al:android:app_name", "dc.publisher") ?? linked.Publisher;
        return new PageMetadata
        {
            Title = TitleOf(page, linked, meta, siteName),
            Byline = BylineOf(page, linked, meta),
            Published = PublishedOf(page, linked, meta),
            Language = LanguageOf(page, linked, meta),
            SiteName = siteName,
            Description = meta.First("description", "og:description", "twitter:description") ?? linked.Description,
            ArticleBody = linked.ArticleBody,
            IsPaidFor = linked.IsPaidFor || meta.First("article:content_tier") is "locked" or "paid",
        };
    }

    private static string? TitleOf(IDocument page, LinkedData linked, MetaElements meta, string? siteName)
    {
        var title = linked.Headline
            ?? meta.First("og:title", "dc.title", "dcterms.title", "twitter:title", "parsely-title", "sailthru.title", "title")
            ?? Line(page.Title);
        var headings = page.GetElementsByTagName("h1");
        var heading = headings.Length == 1 ? Line(headings[0].TextContent) : null;
        if (heading is not null && (title is null || title.StartsWith(heading, StringComparison.OrdinalIgnoreCase)))
        {
            return heading;
        }

        return PageTitle.WithoutSite(title, siteName);
    }

    private static string? BylineOf(IDocument page, LinkedData linked, MetaElements meta)
    {
        var byline = linked.Author ?? meta.First("author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author", "cxenseparse:author");
        if (byline is not null && !byline.Contains("://", StringComparison.Ordinal))
        {
            return BylineText.Clean(byline);
        }

        var marked = page.QuerySelector("[rel~=author], [itemprop~=author], .byline, .p-author, .author-name, .author");
        return Line(marked?.TextContent) is { Length: > 0 and <= LongestByline } text ? BylineText.Clean(text) : null;
    }

    private static DateTimeOffset? PublishedOf(IDocument page, LinkedData linked, MetaElements meta)
    {
        string?[] candidates =
        [
            linked.Published,
            meta.First("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "article:published", "published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "article.published", "cxenseparse:recs:publishtime", "last-modified"),
            page.QuerySelector("[itemprop~=datePublished]") is { } marked ? marked.GetAttribute("datetime") ?? marked.GetAttribute("content") ?? marked.TextContent : null,
            page.QuerySelector("article time[datetime], time[pubdate], header time[datetime]")?.GetAttribute("datetime"),
            page.QuerySelector("time[datetime]")?.GetAttribute("datetime"),
        ];
        return candidates.Select(ParseDate).FirstOrDefault(date => date is not null);
    }

    private static DateTimeOffset? ParseDate(string? text) =>
        DateTimeOffset.TryParse(text?.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && date.Year > 1990
            ? date
            : null;

    private static string? LanguageOf(IDocument page, LinkedData linked, MetaElements meta) =>
        LanguageTag.TwoLetters(page.DocumentElement.GetAttribute("lang") ?? page.DocumentElement.GetAttribute("xml:lang"))
        ?? LanguageTag.TwoLetters(page.Body?.GetAttribute("lang"))
        ?? LanguageTag.TwoLetters(linked.Language)
        ?? LanguageTag.TwoLetters(meta.First("content-language", "language", "og:locale", "dc.language"));

    private static string? Line(string? text) => HtmlText.ToLine(text) is { Length: > 0 } line ? line : null;
}
