using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Reads dates in every shape publishers use: RFC 822 and its misspellings, ISO 8601, local month names, Unix time.</summary>
/// <remarks>
/// No list of formats: the clock time is found by its colon, the zone after it, and what remains is the day. A zone that is
/// missing or unknown means UTC (RFC 2822, 4.3); numbers alone are read by their separator, <c>/</c> as in the United States
/// unless that is no month.
/// </remarks>
internal static partial class FeedDate
{
    // Longer texts are no dates; a pattern must never see a megabyte.
    private const int LongestDate = 80;

    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDate)
        {
            return null;
        }

        var written = text.Trim();
        if (UnixTime().IsMatch(written))
        {
            var number = long.Parse(written, CultureInfo.InvariantCulture);
            return written.Length >= 12 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        }

        var compact = CompactIso().Match(written);
        if (compact.Success)
        {
            written = compact.Result("${day} ${h}:${m}:${s}${rest}");
        }

        var clock = Clock().Match(written);
        var day = clock.Success ? written[..clock.Index] : written;
        var rest = clock.Success ? written[(clock.Index + clock.Length)..] : "";
        var trailingYear = TrailingYear().Match(rest);
        if (trailingYear.Success)
        {
            day += trailingYear.Value;
            rest = rest.Remove(trailingYear.Index, trailingYear.Length);
        }

        if (CalendarDay.Parse(day) is not { } date)
        {
            return null;
        }

        return Combine(date, TimeOf(clock, written), TimeZoneText.OffsetOf(rest));
    }

    private static TimeSpan TimeOf(Match clock, string written)
    {
        if (!clock.Success)
        {
            return TimeSpan.Zero;
        }

        var hours = Number(clock.Groups["h"]);
        if (hours is >= 1 and <= 12)
        {
            hours = Afternoon().IsMatch(written) ? (hours % 12) + 12 : Morning().IsMatch(written) ? hours % 12 : hours;
        }

        var seconds = Math.Min(Number(clock.Groups["s"]), 59);
        var fraction = clock.Groups["f"].Success ? double.Parse("0." + clock.Groups["f"].Value, CultureInfo.InvariantCulture) : 0;
        return new TimeSpan(hours, Math.Min(Number(clock.Groups["m"]), 59), seconds) + TimeSpan.FromMilliseconds(Math.Floor(fraction * 1000));
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>Null for what no calendar holds; an hour such as 24 runs on into the next day.</summary>
    private static DateTimeOffset? Combine(DateOnly date, TimeSpan time, TimeSpan offset)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return date.Year is < 1900 or > 2200 || time >= TimeSpan.FromHours(48) ? null : new DateTimeOffset(midnight + time - offset, TimeSpan.Zero);
    }

    [GeneratedRegex(@"(?<h>\d{1,2}):(?<m>\d{1,2})(:(?<s>\d{1,2})([.,:](?<f>\d{1,9})\d*)?)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Clock();

    // 20031231T101455Z, 2003-12-31T1014, 200312311014
    [GeneratedRegex(@"^(?<day>\d{4}-?\d\d-?\d\d)T?(?<h>\d\d)(?<m>\d\d)(?<s>\d\d)?(?<rest>([.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex CompactIso();

    [GeneratedRegex(@"^-?\d{9,13}$", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex UnixTime();

    // "Thu Jan 1 19:48:21 UTC 2004"
    [GeneratedRegex(@"(?<![\d+:-])\b(19|20)\d\d\b(?!:)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex TrailingYear();

    [GeneratedRegex(@"\d\s*p\.?\s?m\b|오후|下午|午後|μμ|μ\.μ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Afternoon();

    [GeneratedRegex(@"\d\s*a\.?\s?m\b|오전|上午|午前|πμ|π\.μ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Morning();
}
