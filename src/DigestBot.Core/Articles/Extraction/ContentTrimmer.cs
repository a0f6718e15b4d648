using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Decides which parts inside the article's element are lists of links, boxes and leftovers after all.</summary>
/// <param name="letters">Of all that was found: a part with most of them is no leftover, whatever it is called.</param>
internal sealed class ContentTrimmer(ContentFinder finder, int letters, string? title)
{
    private const int FewCommas = 10;

    // A line or two: longer text under a name that speaks against it is more often an article in an odd frame.
    private const int LongestOddment = 200;

    // Of its own words, beside the linked ones: a list of such items tells something, where a list of links names pages.
    private const int LettersOfTellingItem = 45;

    private const int LongestLinkTitle = 200;

    private const double LinkTitleDensity = 0.65;

    public bool IsLeftOut(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                return IsTitle(element) || ClassHints.IsApart(element);
            case "p":
                return IsLinkToAnother(element);
            case "table" or "ul" or "ol" or "dl" or "li" or "div" or "section" or "article" or "header" or "figure" or "details":
                return IsLeftover(element);
            default:
                return false;
        }
    }

    // "Read also: Ferries are full", a paragraph by itself: nearly all of it leads to another page.
    private bool IsLinkToAnother(IElement element) =>
        finder.MeasuresOf(element) is { Letters: > 0 and <= LongestLinkTitle, LinkDensity: >= LinkTitleDensity };

    private bool IsTitle(IElement heading) =>
        title is not null && heading.LocalName is "h1" or "h2"
        && string.Equals(HtmlText.ToLine(heading.TextContent), title, StringComparison.OrdinalIgnoreCase);

    private bool IsLeftover(IElement element)
    {
        var measure = finder.MeasuresOf(element);
        if (measure.Letters == 0 || measure.IsTeaser)
        {
            return true;
        }

        if (measure.Commas >= FewCommas || measure.Letters * 2 > letters || element.LocalName is "li" or "article")
        {
            return false;
        }

        var weight = ClassHints.Weight(element);
        var isList = element.LocalName is "ul" or "ol" or "dl";
        return (measure.LinkDensity > (weight > 0 ? 0.6 : isList ? 0.4 : 0.33) && !IsTelling(measure))
            || (measure.Inputs > 0 && measure.Paragraphs == 0)
            || (weight < 0 && measure.ProseLetters == 0 && !isList && measure.Letters < LongestOddment);
    }

    // Its links stand in sentences, or beside paragraphs: what among its parts is links alone goes by itself.
    private static bool IsTelling(TextMeasures measure) =>
        measure.ProseLetters * 2 > measure.Letters || (measure.ListItems > 0 && measure.OwnLetters > measure.ListItems * LettersOfTellingItem);
}
