using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Stories;
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

    /// <summary>Moves schedules on without an edition, but for those that someone changed, paused or removed meanwhile.</summary>
    Task MoveOnAsync(IReadOnlyList<ScheduleMove> moves, CancellationToken cancellationToken);
}

/// <param name="Due">The instant it was due when read.</param>
/// <param name="Next">When it is due next.</param>
public sealed record ScheduleMove(ScheduleId Schedule, DateTimeOffset Due, DateTimeOffset Next);

/// <summary>The slot an edition fills: what makes a second one for it impossible.</summary>
public sealed record EditionSlot(ChannelId Channel, ScheduleId Schedule, LocalDate Date, LocalTime Time)
{
    /// <summary>Stands in the edition's messages; with <c>.page</c> it is a delivery's key. Known before the edition is stored.</summary>
    /// <remarks>Short: Discord's nonce takes 25 characters, page included. Schedule ids are never used twice.</remarks>
    public string Key => IsAlert
        ? string.Create(CultureInfo.InvariantCulture, $"a{Channel.Value}{Schedule.Value}")
        : string.Create(CultureInfo.InvariantCulture, $"{Schedule.Value}-{Date:yyMMdd}-{Time:HHmm}");

    /// <summary>Whether it is an alert's, in which the story stands for a schedule.</summary>
    public bool IsAlert => Schedule.Value < 0;

    /// <summary>The slot of a story's alert in a channel. Schedules are numbered from one; below zero, stories have the even numbers and parts of split ones the odd.</summary>
    public static EditionSlot OfAlert(ChannelId channel, StoryId story, LocalDate date) =>
        new(channel, new ScheduleId(story.Value < 0 ? (2 * story.Value) + 1 : -2 * story.Value), date, LocalTime.Midnight);

    public string PageKey(int page) => DeliveryKey.OfPage(Key, page);
}
