using System.Globalization;
using DigestBot.Core.Chat;
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

    /// <summary>Moves the schedule on without an edition, unless someone changed, paused or removed it meanwhile.</summary>
    /// <param name="due">The instant it was due when read.</param>
    Task MoveOnAsync(ScheduleId schedule, DateTimeOffset due, DateTimeOffset next, CancellationToken cancellationToken);
}

/// <summary>The slot an edition fills: what makes a second one for it impossible.</summary>
public sealed record EditionSlot(ChannelId Channel, ScheduleId Schedule, LocalDate Date, LocalTime Time)
{
    /// <summary>Stands in the edition's messages; with <c>.page</c> it is a delivery's key. Known before the edition is stored.</summary>
    /// <remarks>Short: Discord's nonce takes 25 characters, page included. Schedule ids are never used twice.</remarks>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Schedule.Value}-{Date:yyMMdd}-{Time:HHmm}");

    public string PageKey(int page) => DeliveryKey.OfPage(Key, page);
}
