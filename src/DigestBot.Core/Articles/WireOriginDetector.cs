using System.Buffers;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Finds the news agency whose text an article is, from its dateline, byline, credit line or link.</summary>
/// <remarks>
/// Only places where a credit stands count: "AP classes" in a sentence is no agency, and "with reporting by the Associated Press"
/// says that the text is the outlet's own.
/// </remarks>
public sealed partial class WireOriginDetector
{
    // Credits stand at the end, sometimes before one or two lines of the outlet's own.
    private const int CreditParagraphs = 4;

    private const int LongestCredit = 220;

    private const int LongestSignature = 440;

    private const int LongestName = 60;

    private static readonly SearchValues<string> CopyrightWords = SearchValues.Create(["copyright", "(c)"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> SignatureMarks = SearchValues.Create("(-–—/");

    private readonly WireAgencies agencies;

    public WireOriginDetector(ArticleOptions options) => agencies = WireAgencies.With(options.WireAgencies);

    /// <param name="paragraphs">The text before boilerplate is taken out: a copyright line names the agency too.</param>
    /// <param name="byline">"Jane Doe, Associated Press", "dpa/mh"; may be null.</param>
    /// <param name="url">The article's link; may be null.</param>
    public WireOrigin? Detect(IReadOnlyList<string> paragraphs, string? byline, string? url) =>
        FromDateline(paragraphs) ?? FromByline(byline) ?? FromCredit(paragraphs) ?? FromLink(url);

    /// <summary>Takes out the paragraphs, first or among the last, that are nothing but an agency's credit: "EFE", "(Reuters)", "Source: dpa".</summary>
    public void RemoveCredits(List<string> paragraphs)
    {
        for (var i = paragraphs.Count - 1; i >= Math.Max(0, paragraphs.Count - CreditParagraphs); i--)
        {
            if (FromCreditLine(paragraphs[i]) is not null)
            {
                paragraphs.RemoveAt(i);
            }
        }

        if (paragraphs.Count > 0 && FromCreditLine(paragraphs[0]) is not null)
        {
            paragraphs.RemoveAt(0);
        }
    }

    private WireOrigin? FromDateline(IReadOnlyList<string> paragraphs)
    {
        // The outlet's own note or a byline may come first.
        for (var i = 0; i < Math.Min(paragraphs.Count, 3); i++)
        {
            if (Dateline.Of(paragraphs[i], agencies) is { Agency: { } mark } && agencies.FindByMark(mark) is { } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private WireOrigin? FromByline(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline))
        {
            return null;
        }

        foreach (var part in BylineSeparator().Split(byline))
        {
            var name = BylinePrefix().Replace(part.Trim(), "");
            if (agencies.FindByMark(BylineSuffix().Replace(name, "")) is { } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private WireOrigin? FromCredit(IReadOnlyList<string> paragraphs)
    {
        for (var i = paragraphs.Count - 1; i >= Math.Max(0, paragraphs.Count - CreditParagraphs); i--)
        {
            var origin = FromCreditLine(paragraphs[i]) ?? (i > 0 ? FromSignature(paragraphs[i]) : null);
            if (origin is not null)
            {
                return origin;
            }
        }

        return null;
    }

    private WireOrigin? FromCreditLine(string paragraph)
    {
        // Names are short; only a copyright line runs on after them.
        var mayBeCredit = paragraph.Length <= LongestName || (paragraph.Length <= LongestCredit && (paragraph.AsSpan(0, LongestName).Contains('©') || paragraph.AsSpan(0, LongestName).ContainsAny(CopyrightWords)));
        return mayBeCredit && CreditLine().Match(paragraph) is { Success: true } match ? agencies.FindByMark(match.Groups["mark"].Value.Trim()) : null;
    }

    private WireOrigin? FromSignature(string paragraph)
    {
        // "(Reporting by …; Editing by …)" is how Reuters signs.
        if (paragraph.Length <= LongestSignature && paragraph.Contains("diting by ", StringComparison.Ordinal) && ReutersSignature().IsMatch(paragraph))
        {
            return agencies.FindByMark("Reuters");
        }

        var tail = Math.Max(0, paragraph.Length - LongestName);
        return paragraph.AsSpan(tail).ContainsAny(SignatureMarks) && ClosingMark().Match(paragraph, tail) is { Success: true } match
            ? agencies.FindByMark(match.Groups["mark"].Value.Trim())
            : null;
    }

    private WireOrigin? FromLink(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        foreach (var (host, origin) in agencies.Hosts)
        {
            if (uri.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
                && (uri.Host.Length == host.Length || uri.Host[^(host.Length + 1)] == '.'))
            {
                return origin;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\s*[,;|/·•]\s*|\s+(?:and|und|et|y|e|[-–—])\s+", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex BylineSeparator();

    [GeneratedRegex(@"^(?:(?:by|from|von|par|por|di|da|door|av)\s+)?(?:the\s+(?=AP\b))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex BylinePrefix();

    [GeneratedRegex(@"\s+(?:staff|writers?|staff writers?|reporters?|correspondents?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex BylineSuffix();

    // "Source: dpa", "© AFP", "Copyright 2024 The Associated Press. All rights reserved.", "(Reuters)", "avec AFP", "dpa/mh"
    [GeneratedRegex(
        @"^[(\[/–—\-\s]*(?:(?:source|quelle|fuente|fonte|bron|credit|agency|agence|agentur|agencia)s?\s*:\s*|(?:copyright|©|\(c\)|copyright\s*©)\s*(?:©\s*)?(?:(?:19|20)\d\d\s*)?(?:by\s+)?|(?:with|avec|mit|con)\s+(?:agency\s*)?)?(?<mark>[\p{L}][\p{L}.\- ]{1,35}?)(?:/\p{L}{1,6})*(?:\s*,?\s*(?:19|20)\d\d)?[)\]/.\s]*(?:(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\b.*|this material may not be .*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex CreditLine();

    // "…, he said. (Reuters)", "… am Montag. dpa", never "… the Palestinian Authority (PA)."
    [GeneratedRegex(@"[.!?”""’»]\s*(?:\((?<mark>\p{L}[\p{L}./\- ]{1,30})\)|[-–—/]{1,2}\s?(?<mark>\p{L}[\p{L}.]{1,20})/?)\s*$", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex ClosingMark();

    [GeneratedRegex(@"^\(?(?:Additional )?(?:Reporting|Writing) by [^()]{3,300}?(?:;|\.)\s*(?:Writing|Editing|Additional reporting) by ", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex ReutersSignature();
}
