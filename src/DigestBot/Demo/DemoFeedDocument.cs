using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace DigestBot.Demo;

/// <summary>An outlet's feed as its publishing system would write it: the sample has six kinds, so that the parser meets them all.</summary>
internal sealed record DemoFeedDocument(string ContentType, string Body)
{
    private static readonly XNamespace ContentModule = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss10 = "http://purl.org/rss/1.0/";
    private static readonly XNamespace Atom10 = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Atom03 = "http://purl.org/atom/ns#";

    public static DemoFeedDocument Of(DemoOutlet outlet, IEnumerable<DemoArticle> articles) => outlet.Format switch
    {
        "rss2" => Xml("application/rss+xml", Rss2(outlet, articles)),
        "rss092" => Xml("text/xml", Rss092(outlet, articles)),
        "rss1" => Xml("application/rdf+xml", Rss1(outlet, articles)),
        "atom1" => Xml("application/atom+xml", Atom1(outlet, articles)),
        "atom03" => Xml("application/atom+xml", Atom03Feed(outlet, articles)),
        "json" => new("application/feed+json", JsonFeed(outlet, articles)),
        _ => throw new InvalidDataException($"The outlet {outlet.Key} has the format '{outlet.Format}', which no feed has."),
    };

    private static DemoFeedDocument Xml(string contentType, XElement root) =>
        new(contentType, new XDeclaration("1.0", "utf-8", null) + Environment.NewLine + root);

    private static XElement Rss2(DemoOutlet outlet, IEnumerable<DemoArticle> articles) =>
        new(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "content", ContentModule),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XElement(
                "channel",
                RssHead(outlet),
                new XElement("language", outlet.Language),
                articles.Select(article => new XElement(
                    "item",
                    new XElement("title", article.Title),
                    new XElement("link", article.Url + "?utm_source=feed&utm_medium=rss"),
                    new XElement("guid", new XAttribute("isPermaLink", "false"), article.Id),
                    new XElement("pubDate", article.Published.ToString("r", CultureInfo.InvariantCulture)),
                    new XElement("category", article.Topic),
                    article.Byline is { } byline ? new XElement(DublinCore + "creator", byline) : null,
                    new XElement("description", Html([article.Paragraphs[0]])),
                    new XElement(ContentModule + "encoded", new XCData(Html(article.Paragraphs)))))));

    private static XElement Rss092(DemoOutlet outlet, IEnumerable<DemoArticle> articles) =>
        new(
            "rss",
            new XAttribute("version", "0.92"),
            new XElement(
                "channel",
                RssHead(outlet),
                new XElement("language", outlet.Language),
                articles.Select(article => new XElement(
                    "item",
                    new XElement("title", article.Title),
                    new XElement("link", article.Url),
                    new XElement("pubDate", article.Published.ToString("r", CultureInfo.InvariantCulture)),
                    new XElement("description", Html(article.Paragraphs))))));

    private static XElement Rss1(DemoOutlet outlet, IEnumerable<DemoArticle> articles)
    {
        var items = articles.ToList();
        return new(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
            new XAttribute("xmlns", Rss10),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XAttribute(XNamespace.Xmlns + "content", ContentModule),
            new XElement(
                Rss10 + "channel",
                new XAttribute(Rdf + "about", outlet.Site),
                new XElement(Rss10 + "title", outlet.Name),
                new XElement(Rss10 + "link", outlet.Site),
                new XElement(DublinCore + "language", outlet.Language),
                new XElement(
                    Rss10 + "items",
                    new XElement(Rdf + "Seq", items.Select(article => new XElement(Rdf + "li", new XAttribute(Rdf + "resource", article.Url)))))),
            items.Select(article => new XElement(
                Rss10 + "item",
                new XAttribute(Rdf + "about", article.Url),
                new XElement(Rss10 + "title", article.Title),
                new XElement(Rss10 + "link", article.Url),
                new XElement(DublinCore + "date", Rfc3339(article.Published)),
                article.Byline is { } byline ? new XElement(DublinCore + "creator", byline) : null,
                new XElement(Rss10 + "description", article.Paragraphs[0]),
                new XElement(ContentModule + "encoded", new XCData(Html(article.Paragraphs))))));
    }

    private static object[] RssHead(DemoOutlet outlet) =>
        [new XElement("title", outlet.Name), new XElement("link", outlet.Site), new XElement("description", $"News from {outlet.Name}")];

    private static XElement Atom1(DemoOutlet outlet, IEnumerable<DemoArticle> articles) =>
        new(
            Atom10 + "feed",
            new XAttribute(XNamespace.Xml + "lang", outlet.Language),
            new XElement(Atom10 + "title", outlet.Name),
            new XElement(Atom10 + "id", outlet.Site),
            new XElement(Atom10 + "link", new XAttribute("href", outlet.Site)),
            articles.Select(article => new XElement(
                Atom10 + "entry",
                new XElement(Atom10 + "title", article.Title),
                new XElement(Atom10 + "id", $"tag:{new Uri(outlet.Site).Host},2026:{article.Id}"),
                new XElement(Atom10 + "link", new XAttribute("rel", "alternate"), new XAttribute("href", article.Url)),
                new XElement(Atom10 + "published", Rfc3339(article.Published)),
                new XElement(Atom10 + "updated", Rfc3339(article.Published)),
                article.Byline is { } byline ? new XElement(Atom10 + "author", new XElement(Atom10 + "name", byline)) : null,
                new XElement(Atom10 + "category", new XAttribute("term", article.Topic)),
                new XElement(Atom10 + "content", new XAttribute("type", "html"), Html(article.Paragraphs)))));

    private static XElement Atom03Feed(DemoOutlet outlet, IEnumerable<DemoArticle> articles) =>
        new(
            Atom03 + "feed",
            new XAttribute("version", "0.3"),
            new XAttribute(XNamespace.Xml + "lang", outlet.Language),
            new XElement(Atom03 + "title", outlet.Name),
            new XElement(Atom03 + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", outlet.Site)),
            articles.Select(article => new XElement(
                Atom03 + "entry",
                new XElement(Atom03 + "title", article.Title),
                new XElement(Atom03 + "id", article.Url),
                new XElement(Atom03 + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", article.Url)),
                new XElement(Atom03 + "issued", Rfc3339(article.Published)),
                new XElement(Atom03 + "modified", Rfc3339(article.Published)),
                new XElement(Atom03 + "content", new XAttribute("type", "text/html"), new XAttribute("mode", "escaped"), Html(article.Paragraphs)))));

    private static string JsonFeed(DemoOutlet outlet, IEnumerable<DemoArticle> articles)
    {
        var items = articles.Select(article => (JsonNode)new JsonObject
        {
            ["id"] = article.Id,
            ["url"] = article.Url,
            ["title"] = article.Title,
            ["content_html"] = Html(article.Paragraphs),
            ["date_published"] = Rfc3339(article.Published),
            ["authors"] = article.Byline is { } byline ? new JsonArray(new JsonObject { ["name"] = byline }) : null,
            ["tags"] = new JsonArray(article.Topic),
        });
        var feed = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = outlet.Name,
            ["home_page_url"] = outlet.Site,
            ["language"] = outlet.Language,
            ["items"] = new JsonArray([.. items]),
        };
        return feed.ToJsonString(JsonSerializerOptions.Web);
    }

    private static string Html(IEnumerable<string> paragraphs) =>
        string.Concat(paragraphs.Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));

    private static string Rfc3339(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
