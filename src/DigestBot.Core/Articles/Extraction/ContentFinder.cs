using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Finds the elements that hold a page's article, by where its prose stands.</summary>
/// <remarks>
/// Every paragraph gives points to the elements around it, fewer the farther out; names, semantic marks and link density weigh them.
/// The idea is Arc90's Readability (2009), in its later variants; the marks publishers set for search engines come on top.
/// </remarks>
internal sealed class ContentFinder
{
    private const int ShortestText = 25;

    // Points reach this many ancestors: layouts wrap paragraphs in several layers.
    private const int Reach = 5;

    // Some pages set all of their article as one paragraph, with line breaks.
    private const double MostPointsForLength = 12;

    private const int TeaserDepth = 3;

    private const int WidestLevel = 8;

    // A teaser's worth of prose is less.
    private const int LeastArticle = 250;

    private const double LeastShare = 0.2;

    // A sibling joins the best element with this share of its points.
    private const double SiblingShare = 0.2;

    private readonly Dictionary<IElement, TextMeasures> measures;
    private readonly Dictionary<IElement, double> scores = [];
    private readonly IElement body;
    private readonly string? title;

    /// <param name="title">The page's, to tell its article from those that a page without end shows below it.</param>
    public ContentFinder(IElement body, string? title)
    {
        this.body = body;
        this.title = title;
        measures = TextMeasures.OfAll(body);
    }

    public TextMeasures MeasuresOf(IElement element) => TextMeasures.Of(element, measures);

    /// <summary>The article's elements in page order; the body itself where nothing stands out.</summary>
    public IReadOnlyList<IElement> Find()
    {
        foreach (var element in measures.Keys)
        {
            if (IsTextBlock(element))
            {
                Credit(element);
            }
        }

        if (scores.Count == 0)
        {
            return [body];
        }

        var titled = Titled();
        var best = Marked() ?? Widen(OutOfTable(Candidates(titled).MaxBy(Final)!));
        return WithSiblings(best).FindAll(element => titled is null || element == best || element.LocalName is not "article");
    }

    // Names speak loud in pages with little prose: where hardly any of the text stands, no article does, whatever it is called.
    private IReadOnlyCollection<IElement> Candidates(IElement? titled)
    {
        var all = MeasuresOf(titled ?? body);
        var candidates = scores.Keys.Where(element => titled?.Contains(element) != false && HoldsShare(MeasuresOf(element))).ToList();
        return candidates.Count > 0 ? candidates : scores.Keys;

        bool HoldsShare(TextMeasures own) => own.ProseLetters >= all.ProseLetters * LeastShare || own.OwnLetters >= all.OwnLetters * LeastShare;
    }

    // Of several articles on the page, the one under the page's title.
    private IElement? Titled()
    {
        var articles = ProseArticles(body).ToList();
        // In the document's order whoever holds another holds the next one.
        var innermost = articles.Where((article, i) => i + 1 == articles.Count || !article.Contains(articles[i + 1]));
        var titled = innermost.FirstOrDefault(article => article.QuerySelectorAll("h1, h2").Any(heading => IsTitle(heading.TextContent)));
        return titled is not null && articles.Exists(other => !other.Contains(titled)) ? titled : null;
    }

    private bool IsTitle(string heading) =>
        HtmlText.ToLine(heading) is { Length: >= ShortestText } line && title?.Contains(line, StringComparison.OrdinalIgnoreCase) == true;

    private bool IsTextBlock(IElement element)
    {
        var measure = MeasuresOf(element);
        if (measure.Letters < ShortestText || IsInTeaser(element))
        {
            return false;
        }

        return element.LocalName switch
        {
            "p" or "pre" or "blockquote" => true,
            "td" or "div" or "section" or "article" or "li" or "dd" => HasTextOfItsOwn(element),
            _ => false,
        };
    }

    private bool IsInTeaser(IElement element)
    {
        for (var (ancestor, level) = (element, 0); ancestor is not null && level < TeaserDepth; ancestor = ancestor.ParentElement, level++)
        {
            if (MeasuresOf(ancestor).IsTeaser)
            {
                return true;
            }
        }

        return false;
    }

    // A div used as a paragraph: words of its own, and no blocks inside.
    private static bool HasTextOfItsOwn(IElement element) =>
        !element.Children.Any(HtmlBlocks.IsBlock) || element.ChildNodes.OfType<IText>().Any(text => text.Data.AsSpan().Trim().Length >= ShortestText);

    private void Credit(IElement block)
    {
        var measure = MeasuresOf(block);
        var points = (1 + measure.Commas + Math.Min(measure.Letters / 80.0, MostPointsForLength)) * (1 - measure.LinkDensity);
        if (block.LocalName is "li" or "dd" or "td")
        {
            points /= 2;
        }

        var ancestor = block.ParentElement;
        for (var level = 0; level < Reach && ancestor is not null; level++, ancestor = ancestor.ParentElement)
        {
            if (!scores.ContainsKey(ancestor))
            {
                scores[ancestor] = StartingScore(ancestor);
            }

            scores[ancestor] += points / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
            if (ancestor == body)
            {
                break;
            }
        }
    }

    private static double StartingScore(IElement element)
    {
        var byTag = element.LocalName switch
        {
            "article" => 10,
            "main" => 5,
            "div" or "section" => 5,
            "pre" or "td" or "blockquote" => 3,
            "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "address" => -3,
            "th" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => -5,
            _ => 0,
        };
        var marked = element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);
        return byTag + (25 * ClassHints.Weight(element)) + (marked ? 40 : 0);
    }

    private double Final(IElement element) => scores.GetValueOrDefault(element) * (1 - MeasuresOf(element).LinkDensity);

    // Rows are hardly ever an article by themselves: prose before and after their table belongs to them.
    private IElement OutOfTable(IElement best) =>
        best.LocalName is "table" or "tbody" or "tr" && best.Closest("table")?.ParentElement is { } around
        && scores.ContainsKey(around) && MeasuresOf(around).ProseLetters > MeasuresOf(best).ProseLetters ? around : best;

    // Where the article is split over several like elements (a div a section, with adverts between), their parent is meant.
    private IElement Widen(IElement best)
    {
        var strong = scores[best] / 3;
        var parent = best.ParentElement;
        for (var level = 0; level < WidestLevel && parent is not null; level++, parent = parent.ParentElement)
        {
            var alike = parent.Children.Count(child => child != best && scores.GetValueOrDefault(child) > strong);
            if (alike >= 2 || (AddsProse(parent, best) && !HoldsSeveralArticles(parent)))
            {
                best = parent;
            }
        }

        return best;
    }

    // The parent holds much more prose, or what it holds beyond the element is prose rather than links and boxes.
    private bool AddsProse(IElement parent, IElement element)
    {
        var (around, own) = (MeasuresOf(parent), MeasuresOf(element));
        var letters = around.Letters - own.Letters;
        var links = around.LinkLetters - own.LinkLetters;
        var prose = around.ProseLetters - own.ProseLetters;
        return (prose > 0.3 * own.ProseLetters && around.LinkDensity < 0.25)
            || (prose >= LeastArticle && prose > 0.5 * letters && links < 0.2 * letters);
    }

    private bool HoldsSeveralArticles(IElement element) => ProseArticles(element).Take(2).Count() > 1;

    private IEnumerable<IElement> ProseArticles(IElement element) =>
        element.GetElementsByTagName("article").Where(article => MeasuresOf(article).ProseLetters >= LeastArticle);

    // Microdata that search engines read is set with care: where it marks an article's worth of prose, that is the article.
    private IElement? Marked() =>
        body.QuerySelectorAll("[itemprop~=articleBody]").Where(element => MeasuresOf(element).ProseLetters >= LeastArticle).MaxBy(element => MeasuresOf(element).ProseLetters);

    private List<IElement> WithSiblings(IElement best)
    {
        if (best == body || best.ParentElement is not { } parent)
        {
            return [best];
        }

        var least = Math.Max(10, Final(best) * SiblingShare);
        return [.. parent.Children.Where(child => child == best || Joins(child, best, least))];
    }

    private bool Joins(IElement sibling, IElement best, double least)
    {
        var bonus = sibling.ClassName is { Length: > 0 } name && name == best.ClassName ? Final(best) * SiblingShare : 0;
        return (scores.ContainsKey(sibling) && Final(sibling) + bonus >= least)
            || PageCleaner.IsMarkedAsText(sibling)
            || IsTextBetween(sibling);
    }

    private bool IsTextBetween(IElement sibling)
    {
        var measure = MeasuresOf(sibling);
        return sibling.LocalName is "p" && (measure.Letters > 70 ? measure.LinkDensity < 0.25 : measure.Letters > 0 && measure.LinkDensity == 0 && sibling.TextContent.TrimEnd().EndsWith('.'));
    }
}
