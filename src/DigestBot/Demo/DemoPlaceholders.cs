using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Demo;

/// <summary>Fills the sample's time words from an article's publication instant, in its language.</summary>
/// <remarks><c>{weekday}</c>, <c>{date}</c>, <c>{month}</c>, <c>{year}</c>, each with an offset where wanted: <c>{weekday-1}</c>, <c>{month-1}</c>.</remarks>
internal static partial class DemoPlaceholders
{
    public static string Fill(string text, DateTimeOffset published, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return Placeholder().Replace(text, match =>
        {
            var offset = match.Groups["offset"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
            return match.Groups["word"].Value switch
            {
                "weekday" => culture.DateTimeFormat.GetDayName(published.AddDays(offset).DayOfWeek),
                "date" => Date(published.AddDays(offset), culture),
                "month" => culture.DateTimeFormat.GetMonthName(published.AddMonths(offset).Month),
                _ => published.AddYears(offset).Year.ToString(CultureInfo.InvariantCulture),
            };
        });
    }

    private static string Date(DateTimeOffset day, CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "de" => day.ToString("d. MMMM", culture),
        "es" => day.ToString("d 'de' MMMM", culture),
        _ => day.ToString("d MMMM", culture),
    };

    [GeneratedRegex(@"\{(?<word>weekday|date|month|year)(?<offset>[+-]\d+)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
