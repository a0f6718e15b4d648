using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace DigestBot.Core.Commands;

/// <summary>Instants as the clocks and calendars of a zone show them.</summary>
internal static class LocalDates
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The instant at which the local day of <paramref name="now"/>, moved by <paramref name="days"/>, began.</summary>
    public static DateTimeOffset StartOfDay(string zone, DateTimeOffset now, int days = 0) => StartOfDay(zone, DateIn(zone, now).PlusDays(days));

    public static DateTimeOffset StartOfDay(string zone, LocalDate date) => ZoneOf(zone).AtStartOfDay(date).ToInstant().ToDateTimeOffset();

    public static LocalDate DateIn(string zone, DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(ZoneOf(zone)).Date;

    /// <summary>"08:00".</summary>
    public static string TimeIn(string zone, DateTimeOffset instant) => Time.Format(Instant.FromDateTimeOffset(instant).InZone(ZoneOf(zone)).TimeOfDay);

    public static string Text(LocalTime time) => Time.Format(time);

    /// <summary>"Monday 23 November".</summary>
    public static string Text(LocalDate date) => Day.Format(date);

    /// <summary>"Monday 23 November 08:00".</summary>
    public static string Text(string zone, DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{Text(DateIn(zone, instant))} {TimeIn(zone, instant)}");

    // A zone that has left the tz database must not keep a channel from being answered.
    private static DateTimeZone ZoneOf(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
}
