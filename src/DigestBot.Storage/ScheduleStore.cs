using DigestBot.Core.Digests;

namespace DigestBot.Storage;

internal sealed class ScheduleStore(Database database) : IScheduleStore
{
    // Written out wherever it is used: SQLite takes a partial index only for its own condition.
    internal const string IsDue = "next_due <= @now AND next_due IS NOT NULL AND NOT paused";

    private const string Select = "SELECT id, channel_id AS channel, time, days, zone, created, ping, paused, next_due FROM schedules";

    public Task<IReadOnlyList<DigestSchedule>> ListAsync(ChannelId channel, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.QueryAsync<DigestSchedule>($"{Select} WHERE channel_id = @channel ORDER BY id", new { channel }), cancellationToken);

    public Task<DigestSchedule> AddAsync(DigestSchedule schedule, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => schedule with
            {
                Id = new ScheduleId(await session.ScalarAsync<long>(
                    """
                    INSERT INTO schedules (channel_id, time, days, zone, created, ping, paused, next_due)
                    VALUES (@Channel, @Time, @Days, @Zone, @Created, @Ping, @Paused, @NextDue) RETURNING id
                    """,
                    schedule)),
            },
            cancellationToken);

    public Task<bool> RemoveAsync(ChannelId channel, ScheduleId schedule, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync("DELETE FROM schedules WHERE id = @schedule AND channel_id = @channel", new { channel, schedule }) > 0,
            cancellationToken);

    public Task<bool> SaveAsync(DigestSchedule schedule, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(
                """
                UPDATE schedules SET time = @Time, days = @Days, zone = @Zone, ping = @Ping, paused = @Paused, next_due = @NextDue
                WHERE id = @Id AND channel_id = @Channel
                """,
                schedule) > 0,
            cancellationToken);

    public Task<IReadOnlyList<DigestSchedule>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<DigestSchedule>(
                $"{Select} WHERE {IsDue} ORDER BY next_due, id LIMIT @limit",
                new { now, limit }),
            cancellationToken);

    public Task MoveOnAsync(IReadOnlyList<ScheduleMove> moves, CancellationToken cancellationToken) =>
        moves.Count == 0 ? Task.CompletedTask : database.WriteAsync(
            async session =>
            {
                await session.ExecuteManyAsync("UPDATE schedules SET next_due = @Next WHERE id = @Schedule AND next_due = @Due AND NOT paused", moves);
                return true;
            },
            cancellationToken);
}
