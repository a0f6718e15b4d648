using NodaTime;

namespace DigestBot.Core.Digests;

/// <summary>What becomes of a channel's schedules that are due: one slot is filled at most, all others are merged into it or into the next one.</summary>
/// <param name="Filled">The schedule whose slot is filled; null where all are merged into the next one.</param>
/// <param name="Slot">Its newest slot.</param>
/// <param name="Release">When the slot was to be posted: at its own time, or at the end of the quiet hours that held it.</param>
/// <param name="MovedOn">The schedules that get no edition now.</param>
internal sealed record DuePlan(DigestSchedule? Filled, ScheduledSlot? Slot, DateTimeOffset Release, IReadOnlyList<DigestSchedule> MovedOn)
{
    // Ticks are seconds apart and a full house takes some more; what comes later than this a reader notices.
    private static readonly TimeSpan OnTime = TimeSpan.FromMinutes(5);

    /// <param name="due">The channel's schedules that are due at <paramref name="now"/>.</param>
    /// <param name="grace">A slot that was to be posted longer ago is not posted any more.</param>
    /// <returns>Null in the channel's quiet hours: everything stays due until they end.</returns>
    public static DuePlan? Of(Channel channel, IReadOnlyList<DigestSchedule> due, DateTimeOffset now, TimeSpan grace)
    {
        if (Released(channel, now) > now)
        {
            return null;
        }

        var (filled, slot, release) = due
            .Select(schedule => (Schedule: schedule, Slot: ScheduleClock.Last(schedule, schedule.NextDue!.Value, now)))
            .Where(candidate => candidate.Slot is not null)
            .Select(candidate => (candidate.Schedule, candidate.Slot, Release: Released(channel, candidate.Slot!.Due)))
            .Where(candidate => now - candidate.Release <= grace)
            .OrderByDescending(candidate => candidate.Slot!.Due)
            .FirstOrDefault();
        return new DuePlan(filled, slot, release, [.. due.Where(schedule => schedule != filled)]);
    }

    /// <summary>"Morning digest": by the time at which it was to be posted.</summary>
    public string Title => Shown.Hour switch
    {
        < 4 or >= 22 => "Night digest",
        < 11 => "Morning digest",
        < 14 => "Midday digest",
        < 18 => "Afternoon digest",
        _ => "Evening digest",
    };

    /// <summary>Why it comes when it comes; null where it is on time.</summary>
    public string? Remark(DateTimeOffset now) => Slot switch
    {
        { } late when now - Release > OnTime => $"Late: planned for {late.Slot.Time:HH:mm}.",
        { } held when Release > held.Due => $"Planned for {held.Slot.Time:HH:mm}, held until the quiet hours were over.",
        _ => null,
    };

    private LocalTime Shown => Release > Slot!.Due
        ? Instant.FromDateTimeOffset(Release).InZone(DateTimeZoneProviders.Tzdb[Filled!.Zone]).TimeOfDay
        : Slot.Slot.Time;

    private static DateTimeOffset Released(Channel channel, DateTimeOffset instant) => channel.QuietHours?.Release(instant, channel.Zone) ?? instant;
}
