using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>The place and agency that open a wire story: "BERLIN (dpa) – ", "PARIS, 3 mars (AFP) - ", "(Reuters) - ".</summary>
/// <param name="Place">As printed, without region and date; null where the line names only the agency.</param>
/// <param name="Agency">As printed in brackets or slashes; null where there is none.</param>
/// <param name="TextStart">Where the sentence proper begins.</param>
public sealed partial record Dateline(string? Place, string? Agency, int TextStart)
{
    // "WASHINGTON, D.C., Sept. 30 (Reuters) - " has some 40; what comes later than this is a sentence's own dash.
    private const int LongestDateline = 110;

    /// <summary>They sign their own reports as agencies do; nobody else's text is theirs.</summary>
    private static readonly FrozenSet<string> Broadcasters = new[] { "BBC", "CNN", "NPR" }.ToFrozenSet();

    private const int LongestAgency = 40;

    private static readonly SearchValues<string> BareDashes = SearchValues.Create([" - ", " – ", " — "], StringComparison.Ordinal);

    private static readonly SearchValues<char> Dashes = SearchValues.Create("-–—―:/");

    /// <summary>The dateline that a paragraph begins with, or null.</summary>
    /// <remarks>
    /// A place in capitals is enough where a dash follows ("CAIRO — "). A place in mixed case needs a known agency
    /// ("Berlin (dpa) - "), so "Ms Weber (CDU) – as ever – …" is none.
    /// </remarks>
    public static Dateline? Of(string paragraph) => Of(paragraph, WireAgencies.BuiltIn);

    internal static Dateline? Of(string paragraph, WireAgencies agencies)
    {
        var head = paragraph.AsSpan(0, Math.Min(paragraph.Length, LongestDateline));
        if (!MayBegin(head))
        {
            return null;
        }

        var line = head.ToString();
        var match = Usual().Match(line);
        if (!match.Success)
        {
            match = AgencyFirst().Match(line);
        }

        if (!match.Success)
        {
            match = Chinese().Match(line);
        }

        if (!match.Success)
        {
            return null;
        }

        var place = match.Groups["place"].Value.Trim(' ', ',');
        var agency = match.Groups["agency"].Value.Trim();
        var knowsAgency = agency.Length > 0 && (Broadcasters.Contains(agency) || agencies.FindByMark(agency) is not null);
        if (!knowsAgency && (place.Length < 3 || !IsCapitals(place)))
        {
            return null;
        }

        return new Dateline(place.Length == 0 ? null : place, agency.Length == 0 ? null : agency, match.Length);
    }

    // Nearly every paragraph is done here: a dateline opens with a bracket or in capitals, or names its agency in a bracket or before a dash.
    private static bool MayBegin(ReadOnlySpan<char> head)
    {
        if (head.Length < 4)
        {
            return false;
        }

        var opensLikeOne = head[0] == '(' || char.IsUpper(head[1]) || !char.IsLower(head[1]) || char.IsLower(head[0]);
        return (opensLikeOne && (head.ContainsAny(Dashes) || head.StartsWith("新华社", StringComparison.Ordinal) || head.StartsWith("中新社", StringComparison.Ordinal) || head.StartsWith("路透社", StringComparison.Ordinal)))
            || (head.ContainsAny('(', '[') && head.ContainsAny(Dashes))
            || head.Contains(" /", StringComparison.Ordinal)
            || head[..Math.Min(head.Length, LongestAgency)].ContainsAny(BareDashes);
    }

    private static bool IsCapitals(string place) => place.Any(char.IsUpper) && !place.Any(char.IsLower);

    // PLACE[, REGION][, DATE][ (AGENCY[, DATE])] DASH. A full stop may end the date (TASS), a colon stands for the dash in Spanish.
    [GeneratedRegex(
        @"^(?<place>\p{Lu}[\p{L}'’.]*(?:[ /\-][\p{L}'’.]+){0,5})(?:, ?[\p{L}\p{N}'’./ ]{2,25}){0,3}(?: ?[(/\[](?<agency>[\p{L}][\p{L}\p{N}./&\- ]{0,30}?)(?:, [\p{L}\p{N}. ]{2,15})?[)/\]]\.?(?: ?[-–—―:]{1,2} ?| )| [-–—―]{1,2} ?|[–—―]{1,2} ?)",
        RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Usual();

    // (ANSA) - ROMA, 3 MAR - / (Reuters) - / AP — / dpa –
    [GeneratedRegex(
        @"^\(?(?<agency>\p{L}[\p{L}./&\-]{1,20}(?: \p{L}[\p{L}.]{1,20}){0,2})\)? ?[-–—―]{1,2} (?:(?<place>\p{Lu}{3,20}(?: \p{Lu}{2,20}){0,3})(?:, ?[\p{L}\p{N}. ]{2,12})? ?[-–—―]{1,2} )?",
        RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex AgencyFirst();

    // 新华社北京3月3日电
    [GeneratedRegex(@"^(?<agency>新华社|中新社|路透社)(?<place>\p{L}{2,8}?)(?:\p{N}{1,2}月)?\p{N}{1,2}日(?:电|電)(?:（[^）]{1,30}）)?\s?", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Chinese();
}
