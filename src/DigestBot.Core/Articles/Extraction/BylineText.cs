using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>The names in a byline as a page shows it: "By Jane Doe - Aug 20, 2024 8:02 am" gives Jane Doe.</summary>
internal static partial class BylineText
{
    public static string? Clean(string byline)
    {
        var names = Prefix().Replace(byline, "");
        var date = Date().Match(names);
        if (date.Success)
        {
            names = names[..date.Index];
        }

        names = names.Trim(' ', ',', '-', '–', '—', '|', '·', '•', ':');
        return names.Length == 0 ? null : names;
    }

    [GeneratedRegex(@"^(?:(?:written |posted |published |story |text )?by|von|par|por|di|door|av|autor(?:in)?:?|auteur:?|author:?)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Prefix();

    // From the first date or time on; months are known by their first letters in the languages of the byline's prefixes.
    [GeneratedRegex(@"[\s,|·•\-–—(]*(?:\b\d{1,2}[./:]\d{2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}\.? (?:jan|feb|mar|mär|apr|avr|ma[iy]|jun|jul|aug|ago|sep|oct|okt|nov|de[cz])|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b|\b(?:published|updated|posted)\b|@\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Date();
}
