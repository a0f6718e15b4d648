using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>How much text an element holds, and of what kind. Counted once for the whole page, from the leaves up.</summary>
internal sealed class TextMeasures
{
    // Commas and their kin in other scripts: sentences have them, menus do not.
    private const string CommaLike = ",،、，﹐︐⸁、;；";

    // A paragraph shorter than this may be a caption, a button or a date.
    private const int ShortestParagraph = 60;

    private const int LongestTeaser = 400;

    private static readonly TextMeasures Nothing = new();

    private TextMeasures()
    {
    }

    /// <summary>Letters and other marks, white space not counted.</summary>
    public int Letters { get; private set; }

    /// <summary>Of these, the ones inside links to other pages; a link within the page counts a third.</summary>
    public int LinkLetters { get; private set; }

    public int Commas { get; private set; }

    /// <summary>Letters in paragraphs that read as running text.</summary>
    public int ProseLetters { get; private set; }

    public int Paragraphs { get; private set; }

    public int Images { get; private set; }

    public int Inputs { get; private set; }

    public int ListItems { get; private set; }

    public int Headings { get; private set; }

    public int LinkedHeadings { get; private set; }

    /// <summary>A linked heading and a few lines of another article.</summary>
    public bool IsTeaser { get; private set; }

    /// <summary>Letters outside links.</summary>
    public int OwnLetters => Letters - LinkLetters;

    public double LinkDensity => Letters == 0 ? 0 : (double)LinkLetters / Letters;

    /// <summary>Measures every element under <paramref name="root"/>.</summary>
    public static Dictionary<IElement, TextMeasures> OfAll(IElement root)
    {
        var measures = new Dictionary<IElement, TextMeasures>(ReferenceEqualityComparer.Instance as IEqualityComparer<IElement>);
        Measure(root, measures);
        return measures;
    }

    public static TextMeasures Of(IElement element, Dictionary<IElement, TextMeasures> measures) => measures.GetValueOrDefault(element, Nothing);

    private static TextMeasures Measure(IElement element, Dictionary<IElement, TextMeasures> measures)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var own = new TextMeasures();
        measures[element] = own;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
            {
                own.Count(text.Data);
            }
            else if (node is IElement child && !HtmlBlocks.IsInvisible(child))
            {
                own.Add(Measure(child, measures));
            }
        }

        own.CountAs(element);
        return own;
    }

    private void Count(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                Letters++;
                if (CommaLike.Contains(c, StringComparison.Ordinal))
                {
                    Commas++;
                }
            }
        }
    }

    private void Add(TextMeasures child)
    {
        Letters += child.Letters;
        LinkLetters += child.LinkLetters;
        Commas += child.Commas;
        ProseLetters += child.ProseLetters;
        Paragraphs += child.Paragraphs;
        Images += child.Images;
        Inputs += child.Inputs;
        ListItems += child.ListItems;
        Headings += child.Headings;
        LinkedHeadings += child.LinkedHeadings;
    }

    private void CountAs(IElement element)
    {
        switch (element.LocalName)
        {
            case "a":
                CountAsLink(element.GetAttribute("href"));
                break;
            case "p" or "pre" or "blockquote":
                Paragraphs++;
                ProseLetters = Letters >= ShortestParagraph && LinkDensity < 0.5 ? Letters : ProseLetters;
                break;
            case "img" or "picture":
                Images = 1;
                break;
            case "input" or "select" or "textarea" or "button":
                Inputs = 1;
                break;
            case "li":
                ListItems++;
                TakeForTeaser();
                break;
            case "div" or "article" or "section":
                TakeForTeaser();
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Headings++;
                LinkedHeadings += LinkDensity > 0.9 ? 1 : 0;
                break;
        }
    }

    // A whole teaser may stand inside a link: its sentences are another article's.
    private void CountAsLink(string? address)
    {
        var isWithinPage = address?.StartsWith('#') == true;
        LinkLetters = isWithinPage ? Letters / 3 : Letters;
        ProseLetters = isWithinPage || address is null ? ProseLetters : 0;
    }

    private void TakeForTeaser()
    {
        if (LinkedHeadings == 1 && Headings == 1 && Letters < LongestTeaser)
        {
            ProseLetters = 0;
            IsTeaser = true;
        }
    }
}
