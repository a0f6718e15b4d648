using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>The offset in what follows a clock time: <c>+02:00</c>, <c>GMT-0500</c>, <c>EDT</c>. What is unknown means UTC.</summary>
internal static partial class TimeZoneText
{
    // Where an abbreviation names several zones, the one that news feeds mean most often: IST is India's, CST America's.
    private static readonly FrozenDictionary<string, double> Hours = Table(
        "EST=-5 EDT=-4 ET=-5 CST=-6 CDT=-5 CT=-6 MST=-7 MDT=-6 MT=-7",
        "PST=-8 PDT=-7 PT=-8 AKST=-9 AKDT=-8 HST=-10 AST=-4 ADT=-3",
        "NST=-3.5 NDT=-2.5 BRT=-3 BRST=-2 ART=-3 CLT=-4 COT=-5 PET=-5",
        "WET=0 WEST=1 BST=1 CET=1 CEST=2 MET=1 MEST=2 MEZ=1 MESZ=2",
        "EET=2 EEST=3 MSK=3 MSD=4 TRT=3 IDT=3 SAST=2 CAT=2 EAT=3 WAT=1",
        "GST=4 PKT=5 IST=5.5 NPT=5.75 ICT=7 WIB=7 WITA=8 WIT=9",
        "HKT=8 SGT=8 MYT=8 PHT=8 AWST=8 JST=9 KST=9",
        "ACST=9.5 ACDT=10.5 AEST=10 AEDT=11 NZST=12 NZDT=13");

    public static TimeSpan OffsetOf(string text)
    {
        var numeric = Numeric().Match(text);
        if (numeric.Success)
        {
            var hours = int.Parse(numeric.Groups["h"].Value, CultureInfo.InvariantCulture);
            var minutes = numeric.Groups["m"].Success ? int.Parse(numeric.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
            var offset = new TimeSpan(hours, minutes, 0);
            return offset > TimeSpan.FromHours(14) ? TimeSpan.Zero : numeric.Groups["sign"].Value is "+" ? offset : -offset;
        }

        foreach (var name in Abbreviation().EnumerateMatches(text))
        {
            if (Hours.TryGetValue(text.Substring(name.Index, name.Length), out var hours))
            {
                return TimeSpan.FromHours(hours);
            }
        }

        return TimeSpan.Zero;
    }

    private static FrozenDictionary<string, double> Table(params ReadOnlySpan<string> rows)
    {
        var hours = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            foreach (var zone in row.Split(' '))
            {
                var equals = zone.IndexOf('=', StringComparison.Ordinal);
                hours[zone[..equals]] = double.Parse(zone.AsSpan(equals + 1), CultureInfo.InvariantCulture);
            }
        }

        return hours.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    // U+2212 is the minus sign that some content systems print.
    [GeneratedRegex(@"(?<sign>[+\-\u2212])\s*(?<h>\d{1,2})(:?(?<m>\d{2}))?(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Numeric();

    [GeneratedRegex("[A-Za-z]{2,5}", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Abbreviation();
}
