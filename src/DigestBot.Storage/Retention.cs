using System.Globalization;
using System.Text.Json;

namespace DigestBot.Storage;

internal sealed class Retention(Database database) : IRetention
{
    // A transaction of some ten milliseconds: who writes a message meanwhile does not notice.
    private const int AtOnce = 200;

    public async Task<AgedOut> AgeOutAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        // A date somewhere is at most a day behind the same date in UTC.
        var date = before.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var aged = new AgedOut(
            await AgeOutArticlesAsync(before, cancellationToken),
            await RepeatAsync("UPDATE editions SET document = '' WHERE id IN (SELECT id FROM editions WHERE document <> '' AND local_date < @date LIMIT @AtOnce)", new { date, AtOnce }, cancellationToken),
            await RepeatAsync($"DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE {Outbox.Closed} AND queued_at < @before LIMIT @AtOnce)", new { before, AtOnce }, cancellationToken)
                + await RepeatAsync("DELETE FROM local_messages WHERE id IN (SELECT id FROM local_messages WHERE at < @before LIMIT @AtOnce)", new { before, AtOnce }, cancellationToken));
        if (!aged.IsNothing)
        {
            await database.ShrinkAsync(cancellationToken);
        }

        return aged;
    }

    private async Task<int> AgeOutArticlesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var some = await database.WriteAsync(
                async session =>
                {
                    var found = await session.QueryAsync<long>("SELECT id FROM articles WHERE text <> '' AND seen < @before ORDER BY seen LIMIT @AtOnce", new { before, AtOnce });
                    var ids = JsonSerializer.Serialize(found, DocumentJson.Default.IEnumerableInt64);
                    await database.Dialect.UnindexAsync(session, ids);
                    await session.ExecuteAsync($"UPDATE articles SET text = '' WHERE id IN {database.Dialect.NumbersOf("@ids")}", new { ids });
                    return found.Count;
                },
                cancellationToken);
            all += some;
            if (some < AtOnce)
            {
                return all;
            }
        }
    }

    private async Task<int> RepeatAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var some = await database.WriteAsync(session => session.ExecuteAsync(sql, arguments), cancellationToken);
            all += some;
            if (some < AtOnce)
            {
                return all;
            }
        }
    }
}
