using System.Text;
using AngleSharp.Dom;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Reads the visible text of a DOM tree as blocks: paragraphs, headings, list items, table rows.</summary>
internal sealed class HtmlBlocks
{
    // Pages nest some 30 deep. Deeper than this is an attack on the stack, and no reader would see its text.
    private const int MaxDepth = 400;

    // Some pages set whole paragraphs as headings, for their looks.
    private const int LongestHeading = 120;

    private static readonly HashSet<string> Invisible = new(StringComparer.Ordinal)
    {
        "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "frame", "head", "iframe", "input", "label", "link",
        "map", "math", "menu", "meta", "nav", "noembed", "noframes", "noscript", "object", "option", "progress", "rp", "rt", "script", "select", "style",
        "svg", "template", "textarea", "title", "video",
    };

    private static readonly HashSet<string> Block = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
        "thead", "tr", "ul",
    };

    private readonly List<TextBlock> blocks = [];
    private readonly StringBuilder line = new();
    private readonly Func<IElement, bool>? isLeftOut;
    private int lineBreaks;
    private int heading;

    private HtmlBlocks(Func<IElement, bool>? isLeftOut) => this.isLeftOut = isLeftOut;

    /// <param name="isLeftOut">Elements whose text is not wanted, besides those that no browser shows.</param>
    public static List<TextBlock> Of(INode root, Func<IElement, bool>? isLeftOut = null)
    {
        var reader = new HtmlBlocks(isLeftOut);
        reader.ReadChildren(root, depth: 0);
        reader.EndBlock();
        return reader.blocks;
    }

    public static bool IsBlock(IElement element) => Block.Contains(element.LocalName);

    public static bool IsInvisible(IElement element) => Invisible.Contains(element.LocalName) || element.HasAttribute("hidden");

    public static bool IsHeading(IElement element) => HeadingOf(element) is not null;

    private void ReadChildren(INode parent, int depth)
    {
        // Not by NextSibling: AngleSharp searches the parent's list for it, which makes long lists quadratic.
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
            {
                Append(text.Data);
            }
            else if (node is IElement element && depth < MaxDepth)
            {
                Read(element, depth + 1);
            }
        }
    }

    private void Read(IElement element, int depth)
    {
        if (element.LocalName is "br")
        {
            lineBreaks++;
            return;
        }

        if (IsInvisible(element) || isLeftOut?.Invoke(element) == true)
        {
            return;
        }

        if (element.LocalName is "td" or "th")
        {
            line.Append(' ');
        }

        var isBlock = IsBlock(element);
        if (isBlock)
        {
            EndBlock();
        }

        var outer = heading;
        heading = HeadingOf(element) ?? heading;
        ReadChildren(element, depth);
        if (isBlock)
        {
            EndBlock();
        }

        heading = outer;
    }

    private static int? HeadingOf(IElement element) =>
        element.LocalName is ['h', >= '1' and <= '6' and var level] ? level - '0' : null;

    private void Append(string text)
    {
        if (lineBreaks > 0 && !string.IsNullOrWhiteSpace(text))
        {
            // One line break is a poem's or an address's; two are how pages without <p> separate paragraphs.
            if (lineBreaks > 1)
            {
                EndBlock();
            }
            else
            {
                line.Append(' ');
            }

            lineBreaks = 0;
        }

        line.Append(text);
    }

    private void EndBlock()
    {
        lineBreaks = 0;
        if (line.Length == 0)
        {
            return;
        }

        var text = TextNormalizer.CleanLine(line.ToString());
        line.Clear();
        if (text.Length > 0)
        {
            blocks.Add(new TextBlock(text, text.Length <= LongestHeading && text[^1] != '.' ? heading : 0));
        }
    }
}
