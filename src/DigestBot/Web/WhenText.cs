using System.Globalization;
using NodaTime;

namespace DigestBot.Web;

/// <summary>Instants in words, as a page says them.</summary>
internal static class WhenText
{
    /// <summary>"just now", "2 h ago", "in 5 min"; past two days the date.</summary>
    public static string Relative(DateTimeOffset when, DateTimeOffset now)
    {
        var distance = (now - when).Duration();
        var isPast = when < now;
        var amount = distance switch
        {
            { TotalSeconds: < 45 } => null,
            { TotalMinutes: < 59.5 } => $"{Math.Max(1, Math.Round(distance.TotalMinutes)):0} min",
            { TotalHours: < 47.5 } => $"{Math.Max(1, Math.Round(distance.TotalHours)):0} h",
            _ => "",
        };
        return amount switch
        {
            null => isPast ? "just now" : "now",
            "" => when.ToString(when.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture),
            _ => isPast ? $"{amount} ago" : $"in {amount}",
        };
    }

    /// <summary>How long something has lasted: "40 min", "5 h", "3 days".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 59.5 } => $"{Math.Max(1, Math.Round(span.TotalMinutes)):0} min",
        { TotalHours: < 47.5 } => $"{Math.Round(span.TotalHours):0} h",
        _ => $"{Math.Round(span.TotalDays):0} days",
    };

    /// <summary>"08:00" in the zone; UTC where the zone is not known.</summary>
    public static string Clock(DateTimeOffset when, string zone) => InZone(when, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"20 Aug".</summary>
    public static string ShortDay(DateTimeOffset when, string zone) => InZone(when, zone).ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>"Tue 20 Aug 2024, 08:00 CEST".</summary>
    public static string Exact(DateTimeOffset when, string zone) => InZone(when, zone).ToString("ddd d MMM uuuu, HH:mm x", CultureInfo.InvariantCulture);

    /// <summary>"Wed 18 Mar, 08:00": what is planned, by the clock of whom it is planned for.</summary>
    public static string Planned(DateTimeOffset when, string zone) => InZone(when, zone).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    public static LocalDate DateIn(DateTimeOffset when, string zone) => InZone(when, zone).Date;

    private static ZonedDateTime InZone(DateTimeOffset when, string zone) =>
        Instant.FromDateTimeOffset(when).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
}
