using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Turns what feeds and files call text (HTML, escaped HTML, Markdown or plain) into plain paragraphs.</summary>
/// <remarks>
/// Lenient: broken markup is read as a browser reads it, an unknown tag in plain text ("&lt;b2b&gt;") stays as written, and HTML that
/// was escaped once too often is unescaped. Scripts, styles, forms, captions and navigation are no text. Never throws on bad input.
/// </remarks>
public static partial class HtmlText
{
    // The parser keeps no state between documents.
    private static readonly HtmlParser Parser = new();

    /// <summary>Paragraphs separated by a blank line; headings, list items and table rows are paragraphs of their own.</summary>
    public static string ToParagraphs(string? html) => string.Join("\n\n", Paragraphs(html));

    /// <summary>One line: for titles and names, which feeds may mark up too.</summary>
    public static string ToLine(string? html) => string.Join(' ', Paragraphs(html));

    /// <summary>The paragraphs that <see cref="ToParagraphs"/> joins.</summary>
    internal static List<string> Paragraphs(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return [];
        }

        // Most articles from files and JSON lines have neither: thousands a second pass here.
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return PlainText.Paragraphs(html);
        }

        if (!HasMarkup(html))
        {
            html = DecodeEntities(html);
            if (!IsEscapedMarkup(html))
            {
                return PlainText.Paragraphs(html);
            }
        }

        using var document = Parser.ParseDocument(FlatMarkup.Of(html));
        var blocks = HtmlBlocks.Of(document.Body ?? document.DocumentElement);
        return blocks.ConvertAll(block => EntityLike().IsMatch(block.Text) ? WebUtility.HtmlDecode(block.Text) : block.Text);
    }

    /// <summary>Whether the text holds an HTML tag or comment that a page could hold, rather than a stray "&lt;".</summary>
    internal static bool HasMarkup(string text) => text.Contains('<', StringComparison.Ordinal) && KnownTag().IsMatch(text);

    private static string DecodeEntities(string text)
    {
        var decoded = WebUtility.HtmlDecode(text);
        return EntityLike().IsMatch(decoded) ? WebUtility.HtmlDecode(decoded) : decoded;
    }

    // An article about HTML writes of "<p>" in passing; escaped markup closes what it opens, or starts with a tag.
    private static bool IsEscapedMarkup(string text) => HasMarkup(text) && ClosingOrLeadingTag().IsMatch(text);

    [GeneratedRegex(@"<(?:/?(?:a|abbr|article|aside|b|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|ins|li|link|main|meta|nav|object|ol|p|picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video)(?=[\s/>])|!--|!doctype\s|!\[CDATA\[)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex KnownTag();

    [GeneratedRegex(@"^\s*<\w|</\w+\s*>|<br\s*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex ClosingOrLeadingTag();

    [GeneratedRegex("&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip);", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex EntityLike();
}
