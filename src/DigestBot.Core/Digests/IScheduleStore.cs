using NodaTime;

namespace DigestBot.Core.Digests;

public interface IScheduleStore
{
    Task<IReadOnlyList<DigestSchedule>> ListAsync(ChannelId channel, CancellationToken cancellationToken);

    Task<DigestSchedule> AddAsync(DigestSchedule schedule, CancellationToken cancellationToken);

    /// <returns>False when the channel has no such schedule.</returns>
    Task<bool> RemoveAsync(ChannelId channel, ScheduleId schedule, CancellationToken cancellationToken);

    Task<bool> SaveAsync(DigestSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Schedules due at <paramref name="now"/>, longest overdue first.</summary>
    Task<IReadOnlyList<DigestSchedule>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}

/// <summary>The slot an edition fills: what makes a second one for it impossible.</summary>
public sealed record EditionSlot(ChannelId Channel, ScheduleId Schedule, LocalDate Date, LocalTime Time);
