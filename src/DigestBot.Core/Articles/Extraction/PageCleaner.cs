using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Takes out of a page what is certainly not its article, before anything is scored.</summary>
internal static class PageCleaner
{
    // A page's author may name the whole body "social-feed"; what holds this share of the page's prose stays.
    private const double DominantShare = 0.4;

    // Letters that may be the article beside its many comments and pictures.
    private const int AnArticle = 800;

    private static readonly HashSet<string> NeverArticle = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "dialog", "link", "meta", "nav", "aside", "footer", "form", "button", "select", "input", "textarea", "menu",
    };

    // Their names speak of the whole page, of the link's target or of a look.
    private static readonly HashSet<string> NamedForOtherReasons = new(StringComparer.Ordinal)
    {
        "html", "body", "main", "article", "a", "blockquote", "code", "pre", "b", "i", "em", "strong", "h1",
    };

    public static void Clean(IElement body)
    {
        var measures = TextMeasures.OfAll(body);
        Clean(body, measures, TextMeasures.Of(body, measures).ProseLetters);
    }

    /// <summary>The least that must go for a second, more lenient reading.</summary>
    public static void RemoveScripts(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("script, style, template, noscript, nav, footer"))
        {
            element.Remove();
        }
    }

    private static void Clean(IElement parent, Dictionary<IElement, TextMeasures> measures, int prose)
    {
        foreach (var element in parent.Children.ToArray())
        {
            if (IsHidden(element) || (IsApart(element) && !IsDominant(element)))
            {
                element.Remove();
            }
            else
            {
                Clean(element, measures, prose);
            }
        }

        // Some systems wrap the whole page in a form.
        bool IsDominant(IElement element) =>
            (element.LocalName is "form" && TextMeasures.Of(element, measures).Letters * 2 > TextMeasures.Of(parent, measures).Letters)
            || prose > 0 && TextMeasures.Of(element, measures) is var measure && measure.ProseLetters > prose * DominantShare && measure.LinkDensity < 0.4
                && !(prose - measure.ProseLetters >= AnArticle && ClassHints.MayOutweighArticle(element))
            && element.LocalName is not ("script" or "style" or "noscript" or "template");
    }

    private static bool IsApart(IElement element) =>
        !IsMarkedAsText(element)
        && (NeverArticle.Contains(element.LocalName)
            || (element.LocalName is "article" && ClassHints.IsComment(element))
            || IsMarkedAs(element, "author")
            || (!NamedForOtherReasons.Contains(element.LocalName) && ClassHints.IsApart(element)));

    // schema.org's microdata: what the publisher marks for search engines as the article's body or its standfirst.
    public static bool IsMarkedAsText(IElement element) => IsMarkedAs(element, "articleBody") || IsMarkedAs(element, "description");

    private static bool IsMarkedAs(IElement element, string property) =>
        element.GetAttribute("itemprop")?.Contains(property, StringComparison.OrdinalIgnoreCase) == true;

    public static bool IsHidden(IElement element)
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
