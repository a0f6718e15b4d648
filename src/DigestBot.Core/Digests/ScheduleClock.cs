using NodaTime;
using NodaTime.TimeZones;

namespace DigestBot.Core.Digests;

/// <summary>Tells when a schedule's slots are, by NodaTime's own tz database alone.</summary>
/// <remarks>
/// Each planned local date has one slot. A time skipped when clocks go forward moves to the end of the gap, a whole skipped
/// day's too; a repeated time happens once, the earlier. The weekday is that of the planned local date.
/// </remarks>
public static class ScheduleClock
{
    // Within seven days every weekday has come, and a gap moves a slot by one more at most (Samoa skipped 30 December 2011).
    private const int Reach = 8;

    private static readonly ZoneLocalMappingResolver OncePerDate =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The first slot strictly after <paramref name="after"/>. Where a gap lets two begin at one instant, the one planned for it.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">The schedule's zone is not in the tz database.</exception>
    public static ScheduledSlot Next(DigestSchedule schedule, DateTimeOffset after)
    {
        ScheduledSlot? next = null;
        foreach (var slot in Slots(schedule, after, firstDay: -1, lastDay: Reach).Where(slot => slot.Due > after))
        {
            if (next is not null && slot.Due > next.Due)
            {
                break;
            }

            next = slot;
        }

        return next!;
    }

    /// <summary>The last slot at or before <paramref name="until"/> that is at or after <paramref name="from"/>; null where there is none.</summary>
    public static ScheduledSlot? Last(DigestSchedule schedule, DateTimeOffset from, DateTimeOffset until)
    {
        var last = Slots(schedule, until, firstDay: -Reach, lastDay: 0).Last(slot => slot.Due <= until);
        return last.Due >= from ? last : null;
    }

    private static IEnumerable<ScheduledSlot> Slots(DigestSchedule schedule, DateTimeOffset instant, int firstDay, int lastDay)
    {
        var zone = DateTimeZoneProviders.Tzdb[schedule.Zone];
        var today = Instant.FromDateTimeOffset(instant).InZone(zone).Date;
        return Enumerable.Range(firstDay, lastDay - firstDay + 1)
            .Select(today.PlusDays)
            .Where(date => schedule.Days.Contains(date.DayOfWeek))
            .Select(date => new ScheduledSlot(
                zone.ResolveLocal(date + schedule.Time, OncePerDate).ToInstant().ToDateTimeOffset(),
                new EditionSlot(schedule.Channel, schedule.Id, date, schedule.Time)));
    }
}

/// <summary>A slot and the instant at which it is due.</summary>
public sealed record ScheduledSlot(DateTimeOffset Due, EditionSlot Slot);
