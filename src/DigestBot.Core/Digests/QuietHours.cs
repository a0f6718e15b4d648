using NodaTime;
using NodaTime.Text;

namespace DigestBot.Core.Digests;

/// <summary>The hours in which a channel wants no posts, such as 22:00 to 07:00: what is due then waits for their end and is merged.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="Until">The first minute that is not quiet any more; before <paramref name="From"/> where midnight lies between the two.</param>
public sealed record QuietHours(LocalTime From, LocalTime Until)
{
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>"22:00-07:00"; null where the text is none such, or where both are the same time.</summary>
    public static QuietHours? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('-') is [var from, var until] && Minute.Parse(from.Trim()) is { Success: true } first && Minute.Parse(until.Trim()) is { Success: true } last && first.Value != last.Value
            ? new QuietHours(first.Value, last.Value)
            : null;
    }

    public bool Holds(LocalTime time) => From < Until ? time >= From && time < Until : time >= From || time < Until;

    /// <summary>When something due at <paramref name="instant"/> may be posted: at once, or when the quiet hours that it falls into end.</summary>
    /// <remarks>An end skipped when clocks go forward moves to the end of the gap; of a repeated one the first that is still to come counts.</remarks>
    public DateTimeOffset Release(DateTimeOffset instant, string zone)
    {
        var tz = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(instant).InZone(tz);
        return Holds(local.TimeOfDay)
            ? Enumerable.Range(0, 3).SelectMany(days => Instants(tz, local.Date.PlusDays(days) + Until)).First(end => end > instant)
            : instant;
    }

    public override string ToString() => $"{Minute.Format(From)}-{Minute.Format(Until)}";

    private static IEnumerable<DateTimeOffset> Instants(DateTimeZone zone, LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        if (mapping.Count == 0)
        {
            yield return mapping.LateInterval.Start.ToDateTimeOffset();
            yield break;
        }

        yield return mapping.First().ToInstant().ToDateTimeOffset();
        yield return mapping.Last().ToInstant().ToDateTimeOffset();
    }
}
