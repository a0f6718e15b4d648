using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Takes out of a page what is certainly not its article, before anything is scored.</summary>
internal static class PageCleaner
{
    // A page's author may name the whole body "social-feed"; what holds this share of the page's prose stays.
    private const double DominantShare = 0.4;

    private static readonly HashSet<string> NeverArticle = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "dialog", "link", "meta", "nav", "aside", "footer", "form", "button", "select", "input", "textarea", "menu",
    };

    public static void Clean(IElement body)
    {
        var measures = TextMeasures.OfAll(body);
        var prose = TextMeasures.Of(body, measures).ProseLetters;
        Clean(body, measures, (int)(prose * DominantShare));
    }

    /// <summary>The least that must go for a second, more lenient reading.</summary>
    public static void RemoveScripts(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("script, style, template, noscript, nav, footer"))
        {
            element.Remove();
        }
    }

    private static void Clean(IElement parent, Dictionary<IElement, TextMeasures> measures, int dominant)
    {
        foreach (var element in parent.Children.ToArray())
        {
            if (IsHidden(element) || (IsApart(element) && !IsDominant(element)))
            {
                element.Remove();
            }
            else
            {
                Clean(element, measures, dominant);
            }
        }

        // Some systems wrap the whole page in a form.
        bool IsDominant(IElement element) =>
            (element.LocalName is "form" && TextMeasures.Of(element, measures).Letters * 2 > TextMeasures.Of(parent, measures).Letters)
            || dominant > 0 && TextMeasures.Of(element, measures) is var measure && measure.ProseLetters > dominant && measure.LinkDensity < 0.4
            && element.LocalName is not ("script" or "style" or "noscript" or "template");
    }

    private static bool IsApart(IElement element) =>
        NeverArticle.Contains(element.LocalName)
        || (element.LocalName is "article" && ClassHints.IsComment(element))
        || (element.LocalName is not ("html" or "body" or "main" or "article" or "a" or "p" or "blockquote" or "code" or "pre" or "b" or "i" or "em" or "strong" or "h1") && ClassHints.IsApart(element));

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") is "true" || element.GetAttribute("aria-modal") is "true")
        {
            return true;
        }

        var style = element.GetAttribute("style");
        return style is not null
            && style.Replace(" ", "", StringComparison.Ordinal) is var compact
            && (compact.Contains("display:none", StringComparison.OrdinalIgnoreCase) || compact.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }
}
