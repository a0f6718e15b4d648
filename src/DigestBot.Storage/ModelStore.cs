using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Summaries.Model;

namespace DigestBot.Storage;

internal sealed class ModelStore(Database database) : IModelStore
{
    // Longer than the digests of any schedule look back.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<ModelSummary?> FindAsync(string key, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ScalarAsync<string>("SELECT document FROM model_summaries WHERE key = @key", new { key }), cancellationToken) is { } document
            ? JsonSerializer.Deserialize(document, DocumentJson.Default.ModelSummary)
            : null;

    public Task<Reservation> ReserveAsync(ModelCall call, ModelSpend dayLimit, ModelSpend storyLimit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return database.WriteAsync(
            async session =>
            {
                // The sums are of many rows: without this two nodes could both find room for the last call.
                await database.Dialect.LockAsync(session, "model_calls");
                if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM model_summaries WHERE key = @Key", new { call.Key }) > 0)
                {
                    return Reservation.Answered;
                }

                var since = (call.At - (2 * call.Reserved.Time)).ToUnixTimeMilliseconds();
                if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM model_calls WHERE key = @Key AND outcome IS NULL AND at > @since", new { call.Key, since }) > 0)
                {
                    return Reservation.UnderWay;
                }

                if (!await HasRoomAsync(session, call, dayLimit, "day = @day"))
                {
                    return Reservation.OverDayLimit;
                }

                if (!await HasRoomAsync(session, call, storyLimit, "story_id = @story"))
                {
                    return Reservation.OverStoryLimit;
                }

                await session.ExecuteAsync(
                    "INSERT INTO model_calls (id, key, story_id, day, at, tokens, cost, duration) VALUES (@id, @Key, @story, @day, @at, @Tokens, @Cost, @duration)",
                    new { id = IdOf(call), call.Key, story = call.Story.Value, day = DayOf(call.Day), at = call.At.ToUnixTimeMilliseconds(), call.Reserved.Tokens, call.Reserved.Cost, duration = (long)call.Reserved.Time.TotalMilliseconds });
                return Reservation.Granted;
            },
            cancellationToken);
    }

    public Task SettleAsync(ModelCall call, ModelSpend used, string outcome, ModelSummary? summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(used);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "UPDATE model_calls SET tokens = @Tokens, cost = @Cost, duration = @duration, outcome = @outcome, left_out = @leftOut WHERE id = @id",
                    new { id = IdOf(call), used.Tokens, used.Cost, duration = (long)used.Time.TotalMilliseconds, outcome, leftOut = summary?.LeftOut.Count ?? 0 });
                if (summary is not null)
                {
                    var at = call.At.ToUnixTimeMilliseconds();
                    await session.ExecuteAsync(
                        "INSERT INTO model_summaries (key, at, document) VALUES (@Key, @at, @document) ON CONFLICT (key) DO UPDATE SET at = excluded.at, document = excluded.document",
                        new { call.Key, at, document = JsonSerializer.Serialize(summary, DocumentJson.Default.ModelSummary) });
                    await session.ExecuteAsync("DELETE FROM model_summaries WHERE at < @before", new { before = at - (long)Kept.TotalMilliseconds });
                }

                return true;
            },
            cancellationToken);
    }

    public async Task<ModelDay> DayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        // SQLite gives the columns of no row no types, and the row's constructor needs them.
        var rows = await database.ReadAsync<IReadOnlyList<Row>>(
            async session => await session.ScalarAsync<long>("SELECT COUNT(*) FROM model_calls WHERE day = @day", new { day = DayOf(day) }) == 0 ? [] : await session.QueryAsync<Row>(
                """
                SELECT COALESCE(outcome, 'open') AS Outcome, CAST(COUNT(*) AS BIGINT) AS Calls, CAST(SUM(tokens) AS BIGINT) AS Tokens, CAST(SUM(cost) AS BIGINT) AS Cost,
                       CAST(SUM(duration) AS BIGINT) AS Duration, CAST(SUM(left_out) AS BIGINT) AS LeftOut
                FROM model_calls WHERE day = @day GROUP BY COALESCE(outcome, 'open')
                """,
                new { day = DayOf(day) }),
            cancellationToken);
        return new ModelDay(
            new ModelSpend(rows.Sum(row => row.Tokens), rows.Sum(row => row.Cost), TimeSpan.FromMilliseconds(rows.Sum(row => row.Duration))),
            rows.ToDictionary(row => row.Outcome, row => (int)row.Calls),
            (int)rows.Sum(row => row.LeftOut));
    }

    private static async Task<bool> HasRoomAsync(Session session, ModelCall call, ModelSpend limit, string condition)
    {
        var sums = (await session.QueryAsync<Row>(
            $"""
            SELECT '' AS Outcome, CAST(COUNT(*) AS BIGINT) AS Calls, CAST(COALESCE(SUM(tokens), 0) AS BIGINT) AS Tokens, CAST(COALESCE(SUM(cost), 0) AS BIGINT) AS Cost,
                   CAST(COALESCE(SUM(duration), 0) AS BIGINT) AS Duration, CAST(0 AS BIGINT) AS LeftOut
            FROM model_calls WHERE {condition}
            """,
            new { day = DayOf(call.Day), story = call.Story.Value }))[0];
        return sums.Tokens + call.Reserved.Tokens <= limit.Tokens
            && sums.Cost + call.Reserved.Cost <= limit.Cost
            && sums.Duration + (long)call.Reserved.Time.TotalMilliseconds <= (long)limit.Time.TotalMilliseconds;
    }

    private static string IdOf(ModelCall call) => call.Id.ToString("N");

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row(string Outcome, long Calls, long Tokens, long Cost, long Duration, long LeftOut);
}
