using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;

namespace DigestBot.Storage;

internal sealed class Outbox(Database database) : IOutbox
{
    private const string Select =
        """
        SELECT o.id, o.edition_id, c.platform, c.workspace, c.channel, o.page, o.delivery_key, o.body, o.state, o.attempts, o.lease,
            o.queued_at, o.due, o.sent_at, o.reason
        FROM outbox o JOIN channels c ON c.id = o.channel_id
        """;

    // Written out wherever it is used: SQLite takes a partial index only for its own condition.
    private const string Open = "state IN ('queued', 'unknown')";

    internal const string Closed = "state IN ('sent', 'abandoned', 'uncertain')";

    private const string Claimable =
        $"""
        SELECT o.id FROM outbox o
        WHERE o.{Open} AND o.due <= @now
            AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.channel_id = o.channel_id AND earlier.id < o.id AND earlier.{Open})
        ORDER BY o.due, o.id LIMIT @limit
        """;

    public async Task<IReadOnlyList<Delivery>> ClaimAsync(int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Most ticks find nothing; those need no place in the writers' line.
        var any = await database.ReadAsync(session => session.QueryAsync<long>(Claimable, new { now, limit = 1 }), cancellationToken);
        return any.Count == 0 ? [] : await database.WriteAsync<IReadOnlyList<Delivery>>(
            async session =>
            {
                var claimed = await session.QueryAsync<long>(
                    $"UPDATE outbox SET due = @until, lease = lease + 1 WHERE id IN ({Claimable} {database.Dialect.SkipLocked("o")}) RETURNING id",
                    new { now, limit, until = now + lease });
                var rows = await session.QueryAsync<OutboxRow>(
                    $"{Select} WHERE o.id IN {database.Dialect.NumbersOf("@ids")} ORDER BY o.id",
                    new { ids = JsonSerializer.Serialize(claimed, DocumentJson.Default.IEnumerableInt64) });
                return [.. rows.Select(row => row.ToDelivery())];
            },
            cancellationToken);
    }

    // "unknown" from here on: should this process die, that is what the next claim has to be told.
    public Task<bool> MarkSendingAsync(Delivery delivery, DateTimeOffset now, DateTimeOffset lookAfter, CancellationToken cancellationToken) =>
        ChangeAsync(
            "SET state = 'unknown', attempts = attempts + 1, due = @lookAfter, reason = NULL WHERE due > @now AND " + Held,
            new { delivery.Id, delivery.Lease, now, lookAfter },
            cancellationToken);

    public Task<bool> IsHeldAsync(Delivery delivery, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.QueryAsync<long>($"SELECT id FROM outbox WHERE {Held}", new { delivery.Id, delivery.Lease })).Count > 0, cancellationToken);

    public Task MarkSentAsync(Delivery delivery, string messageId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(
            "SET state = 'sent', sent_at = @now, message_id = @messageId, reason = NULL WHERE id = @Id AND state <> 'sent'",
            new { delivery.Id, messageId, now },
            cancellationToken);

    public Task RetryAsync(Delivery delivery, DateTimeOffset due, string reason, CancellationToken cancellationToken) =>
        EndAsync(delivery, "queued", due, reason, cancellationToken);

    public Task MarkUnknownAsync(Delivery delivery, DateTimeOffset lookAfter, string reason, CancellationToken cancellationToken) =>
        EndAsync(delivery, "unknown", lookAfter, reason, cancellationToken);

    public Task MarkUncertainAsync(Delivery delivery, string reason, CancellationToken cancellationToken) =>
        EndAsync(delivery, "uncertain", null, reason, cancellationToken);

    public Task AbandonAsync(Delivery delivery, string reason, CancellationToken cancellationToken) =>
        EndAsync(delivery, "abandoned", null, reason, cancellationToken);

    public Task<IReadOnlyList<PostedPage>> PostedAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<PostedPage>(
            $"""
            SELECT delivery_key AS "Key", message_id AS "MessageId", body AS "Body" FROM outbox
            WHERE delivery_key IN {database.Dialect.TextsOf("@keys")} AND state = 'sent' AND body <> '' ORDER BY page
            """,
            new { keys = JsonSerializer.Serialize(keys, DocumentJson.Default.IReadOnlyListString) }),
        cancellationToken);

    public Task<IReadOnlyList<DeliveryStatus>> ListAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DeliveryStatus>>(
            async session =>
            {
                var rows = await session.QueryAsync<OutboxRow>($"{Select} ORDER BY o.id DESC LIMIT @limit", new { limit });
                return [.. rows.Select(row => new DeliveryStatus(row.ToDelivery(), row.Due, row.SentAt, row.Reason))];
            },
            cancellationToken);

    private const string Held = "id = @Id AND lease = @Lease AND " + Open;

    private Task<bool> EndAsync(Delivery delivery, string state, DateTimeOffset? due, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            "SET state = @state, due = COALESCE(@due, due), reason = @reason WHERE " + Held,
            new { delivery.Id, delivery.Lease, state, due, reason },
            cancellationToken);

    private Task<bool> ChangeAsync(string change, object arguments, CancellationToken cancellationToken) =>
        database.WriteAsync(async session => await session.ExecuteAsync("UPDATE outbox " + change, arguments) > 0, cancellationToken);

    private sealed class OutboxRow
    {
        public DeliveryId Id { get; init; }

        public EditionId EditionId { get; init; }

        public string Platform { get; init; } = "";

        public string Workspace { get; init; } = "";

        public string Channel { get; init; } = "";

        public int Page { get; init; }

        public string DeliveryKey { get; init; } = "";

        public string Body { get; init; } = "";

        public DeliveryState State { get; init; }

        public int Attempts { get; init; }

        public int Lease { get; init; }

        public DateTimeOffset QueuedAt { get; init; }

        public DateTimeOffset Due { get; init; }

        public DateTimeOffset? SentAt { get; init; }

        public string? Reason { get; init; }

        public Delivery ToDelivery() => new(Id, EditionId, new ChannelRef(Platform, Workspace, Channel), Page, DeliveryKey, Body, State, Attempts)
        {
            Lease = Lease,
            Queued = QueuedAt,
        };
    }
}
