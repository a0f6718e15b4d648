using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DigestBot.Core.Articles.Extraction;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Finds the article in a web page, and what the page says about it.</summary>
/// <remarks>
/// Works on any page: what is certainly something else (navigation, comments, consent boxes) goes first, then the element with most
/// prose is found. A page whose text stands only in its JSON-LD gives that. Never throws on bad markup; a page without text has an empty one.
/// </remarks>
public static class ArticleExtractor
{
    // Below this, names may have misled the cleaning; the page is read again with less of it.
    private const int LeastText = 250;

    private static readonly HtmlParser Parser = new();

    /// <param name="page">The page as it came, in the encoding its mark or its meta element names, else UTF-8.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="url">Where the page is from: its host stands in for a site name that the page does not give.</param>
    public static ExtractedArticle Extract(ReadOnlyMemory<byte> page, string? contentType = null, string? url = null) =>
        Extract(PageText.Decode(page, contentType), url);

    public static ExtractedArticle Extract(string html, string? url = null)
    {
        using var document = Parser.ParseDocument(FlatMarkup.Of(html));
        var metadata = PageMetadata.Read(document);
        var untouched = document.Body?.Clone() as IElement;
        var paragraphs = document.Body is { } body ? Paragraphs(body, untouched!, metadata) : [];
        if (metadata.ArticleBody is { } linked && linked.Length > 2 * Letters(paragraphs))
        {
            paragraphs = Boilerplate.Remove(HtmlText.Paragraphs(linked));
        }

        var text = string.Join("\n\n", paragraphs);
        return new ExtractedArticle
        {
            Title = metadata.Title,
            Byline = metadata.Byline,
            Published = metadata.Published,
            Language = LanguageDetector.Detect(text) is var told && told != LanguageDetector.Undetermined ? told : metadata.Language,
            SiteName = metadata.SiteName ?? HostOf(url),
            Obstacle = Obstacles.Find(metadata, paragraphs, () => Shown(untouched)),
            Text = text,
        };
    }

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host is { Length: > 0 } host
            ? host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host
            : null;

    private static List<string> Shown(IElement? body) =>
        body is null ? [] : HtmlBlocks.Of(body, PageCleaner.IsHidden).ConvertAll(block => block.Text);

    private static List<string> Paragraphs(IElement body, IElement untouched, PageMetadata metadata)
    {
        var standfirst = Standfirst.Find(body, metadata.Description);
        PageCleaner.Clean(body);
        var paragraphs = Paragraphs(body, metadata.Title);
        if (Letters(paragraphs) < LeastText)
        {
            ScriptedText.Unfold(untouched);
            var lenient = Paragraphs(untouched, metadata.Title);
            paragraphs = Letters(lenient) > Letters(paragraphs) ? lenient : paragraphs;
        }

        if (standfirst is not null && paragraphs.Count > 0 && !paragraphs.Exists(paragraph => paragraph.Contains(standfirst, StringComparison.Ordinal)))
        {
            paragraphs.Insert(0, standfirst);
        }

        return paragraphs;
    }

    // A heading over nothing stood over pictures, links or a form: "Read more", "About the author".
    private static List<string> WithoutEmptySections(List<TextBlock> blocks)
    {
        var kept = new List<string>(blocks.Count);
        var below = 1;
        foreach (var block in Enumerable.Reverse(blocks))
        {
            if (block.Heading == 0 || below == 0 || below > block.Heading)
            {
                kept.Add(block.Text);
                below = block.Heading;
            }
        }

        kept.Reverse();
        return kept.Count == 0 ? blocks.ConvertAll(block => block.Text) : kept;
    }

    private static int Letters(List<string> paragraphs) => paragraphs.Sum(paragraph => paragraph.Length);

    private static List<string> Paragraphs(IElement body, string? title)
    {
        var finder = new ContentFinder(body, title);
        var found = finder.Find();
        var trimmer = new ContentTrimmer(finder, found.Sum(element => finder.MeasuresOf(element).Letters), title);
        var blocks = found.SelectMany(element => HtmlBlocks.Of(element, trimmer.IsLeftOut)).ToList();
        return Boilerplate.Remove(WithoutEmptySections(blocks));
    }
}
