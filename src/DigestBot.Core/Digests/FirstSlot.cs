namespace DigestBot.Core.Digests;

/// <summary>Tells when a new schedule is due first.</summary>
public sealed class FirstSlot(IScheduleStore schedules, IEditionStore editions)
{
    // A channel has 24 schedules at most, and dates served lie a day or two back.
    private const int EditionsRead = 50;

    /// <summary>The first slot after the schedule's creation.</summary>
    /// <remarks>
    /// Who changes a schedule takes one away and adds another: a date that the old one has served is not served again by the new
    /// one, unless at a later time. Beside a schedule that is still there, a new one is meant to bring more posts.
    /// </remarks>
    public async Task<DateTimeOffset> DueAsync(DigestSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var present = (await schedules.ListAsync(schedule.Channel, cancellationToken)).Select(other => other.Id).ToHashSet();
        var served = (await editions.ListAsync(schedule.Channel, EditionsRead, cancellationToken))
            .Select(edition => edition.Slot)
            .Where(slot => !slot.IsAlert && !present.Contains(slot.Schedule))
            .ToList();
        var next = ScheduleClock.Next(schedule, schedule.Created);
        while (served.Exists(slot => slot.Date == next.Slot.Date && slot.Time >= next.Slot.Time))
        {
            next = ScheduleClock.Next(schedule, next.Due);
        }

        return next.Due;
    }
}
