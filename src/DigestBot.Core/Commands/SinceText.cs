using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Commands.Schedules;
using NodaTime;

namespace DigestBot.Core.Commands;

/// <summary>An instant in the past as people type it: <c>monday</c>, <c>3 days</c>, <c>12h</c>, <c>08:00</c>, <c>2026-08-20</c>, <c>20 August</c>.</summary>
internal static partial class SinceText
{
    private static readonly string[] DateFormats = ["yyyy-M-d", "d.M.yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy"];

    private static readonly string[] DayAndMonthFormats = ["d MMMM", "d MMM", "MMMM d", "MMM d", "d.M."];

    /// <returns>Null where the text names no instant.</returns>
    public static DateTimeOffset? Parse(string text, string zone, DateTimeOffset now)
    {
        var typed = Filler().Replace(text, " ").Replace(",", "").Trim();
        var today = LocalDates.DateIn(zone, now);
        return typed.ToLowerInvariant() switch
        {
            "today" or "midnight" or "heute" => LocalDates.StartOfDay(zone, today),
            "yesterday" or "gestern" => LocalDates.StartOfDay(zone, today.PlusDays(-1)),
            "week" => now.AddDays(-7),
            "month" => now.AddDays(-30),
            _ => Span(typed, now) ?? (Date(typed, today) is { } date ? LocalDates.StartOfDay(zone, date) : TimeOfDay(typed, zone, now)),
        };
    }

    private static DateTimeOffset? Span(string typed, DateTimeOffset now)
    {
        if (Amount().Match(typed) is not { Success: true } match || !int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) || number > 10_000)
        {
            return null;
        }

        return match.Groups["unit"].Value[..1].ToLowerInvariant() switch
        {
            "m" => now.AddMinutes(-number),
            "h" or "s" => now.AddHours(-number),
            "d" or "t" => now.AddDays(-number),
            _ => now.AddDays(-7 * number),
        };
    }

    private static LocalDate? Date(string typed, LocalDate today)
    {
        if (WeekdayText.Parse(typed) is { Count: 1 } weekday)
        {
            return today.DayOfWeek == weekday.First() ? today : today.Previous(weekday.First());
        }

        if (DateOnly.TryParseExact(typed, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return LocalDate.FromDateOnly(date);
        }

        // Without a year the last such day is meant; the leap year lets 29 February be read.
        var formats = DayAndMonthFormats.Select(format => format + " yyyy").ToArray();
        if (!DateOnly.TryParseExact(typed + " 2024", formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var thisYear = new AnnualDate(day.Month, day.Day).InYear(today.Year);
        return thisYear <= today ? thisYear : new AnnualDate(day.Month, day.Day).InYear(today.Year - 1);
    }

    private static DateTimeOffset? TimeOfDay(string typed, string zone, DateTimeOffset now)
    {
        if (ScheduleText.ParseTime(typed) is not { } time)
        {
            return null;
        }

        var sinceMidnight = Duration.FromTicks(time.TickOfDay).ToTimeSpan();
        var today = LocalDates.StartOfDay(zone, now) + sinceMidnight;
        return today <= now ? today : LocalDates.StartOfDay(zone, now, days: -1) + sinceMidnight;
    }

    [GeneratedRegex(@"^(?<number>\d+)\s*(?<unit>m|min|mins|minutes?|h|hours?|hrs?|stunden?|d|days?|tagen?|tage?|w|weeks?|wochen?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:since|last|ago|the|seit|vor)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filler();
}
