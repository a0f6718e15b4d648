using System.Collections.Concurrent;

namespace DigestBot.Storage;

internal sealed class LeaseStore(Database database) : ILeases
{
    // By name, as this process acquired them last.
    private readonly ConcurrentDictionary<string, long> _fences = new(StringComparer.Ordinal);

    public async Task<long?> AcquireAsync(string name, string owner, TimeSpan term, CancellationToken cancellationToken)
    {
        var fence = await database.WriteAsync(
            session => session.ScalarAsync<long?>(
                $"""
                INSERT INTO leases (name, owner, until, fence) VALUES (@name, @owner, {database.Dialect.Now} + @term, 1)
                ON CONFLICT (name) DO UPDATE SET
                    fence = CASE WHEN leases.owner = excluded.owner THEN leases.fence ELSE leases.fence + 1 END,
                    owner = excluded.owner, until = excluded.until
                WHERE leases.owner = excluded.owner OR leases.until <= {database.Dialect.Now}
                RETURNING fence
                """,
                new { name, owner, term = (long)term.TotalMilliseconds }),
            cancellationToken);
        if (fence is { } held && (!_fences.TryGetValue(name, out var before) || before == held))
        {
            _fences[name] = held;
            return held;
        }

        // Where it was another's in between, what this process does under the old fence has to end before it begins anew.
        await ReleaseAsync(name, owner, cancellationToken);
        return null;
    }

    public Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken)
    {
        _fences.TryRemove(name, out _);
        return database.WriteAsync(
            session => session.ExecuteAsync("UPDATE leases SET until = 0 WHERE name = @name AND owner = @owner", new { name, owner }), cancellationToken);
    }

    public Task<IReadOnlyList<LeaseHolder>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LeaseHolder>>(
        async session => [.. (await session.QueryAsync<LeaseRow>($"SELECT name, owner, until - {database.Dialect.Now} AS remaining FROM leases ORDER BY name"))
            .Select(row => new LeaseHolder(row.Name, row.Owner, TimeSpan.FromMilliseconds(row.Remaining)))],
        cancellationToken);

    /// <summary>Lets a write by the holder of a lease through, and holds off whoever would take it over until the transaction ends.</summary>
    /// <exception cref="LeaseLostException">Another node holds it by now; what this one knows may be old.</exception>
    public async Task RequireAsync(Session session, string name)
    {
        // SQLite has one node.
        if (!database.Dialect.HasOneWriter
            && (!_fences.TryGetValue(name, out var fence) || (await session.QueryAsync<long>("SELECT fence FROM leases WHERE name = @name FOR SHARE", new { name })) is not [var stored] || stored != fence))
        {
            throw new LeaseLostException($"Another node has taken over {name}; nothing was written.");
        }
    }

    private sealed class LeaseRow
    {
        public string Name { get; init; } = "";

        public string Owner { get; init; } = "";

        public long Remaining { get; init; }
    }
}
