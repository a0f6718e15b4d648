using DigestBot.Core.Chat;

namespace DigestBot.Storage;

internal sealed class LocalChatStore(Database database) : ILocalChatStore
{
    private const string Select = "SELECT id, channel, author, body, at FROM local_messages";

    public Task<LocalMessage> AppendAsync(NewLocalMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var id = await session.ScalarAsync<long?>(
                    """
                    INSERT INTO local_messages (channel, author, body, at, delivery_key) VALUES (@Channel, @Author, @Body, @At, @DeliveryKey)
                    ON CONFLICT (channel, delivery_key) DO NOTHING RETURNING id
                    """,
                    message);
                return id is null
                    ? (await FindByKeyAsync(session, message.Channel, message.DeliveryKey!))!
                    : new LocalMessage(id.Value, message.Channel, message.Author, message.Body, message.At);
            },
            cancellationToken);

    public Task<bool> EditAsync(long id, string body, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync("UPDATE local_messages SET body = @body WHERE id = @id", new { id, body }) > 0, cancellationToken);

    public Task<LocalMessage?> FindByKeyAsync(string channel, string deliveryKey, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindByKeyAsync(session, channel, deliveryKey), cancellationToken);

    public Task<IReadOnlyList<LocalMessage>> RecentAsync(string channel, int limit, long? before, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LocalMessage>>(
            async session =>
            {
                var newestFirst = await session.QueryAsync<MessageRow>(
                    $"{Select} WHERE channel = @channel AND id < COALESCE(@before, 9223372036854775807) ORDER BY id DESC LIMIT @limit",
                    new { channel, before, limit });
                return [.. newestFirst.Reverse().Select(row => row.ToLocalMessage())];
            },
            cancellationToken);

    private static async Task<LocalMessage?> FindByKeyAsync(Session session, string channel, string deliveryKey) =>
        (await session.FirstAsync<MessageRow>($"{Select} WHERE channel = @channel AND delivery_key = @deliveryKey", new { channel, deliveryKey }))
        ?.ToLocalMessage();

    private sealed class MessageRow
    {
        public long Id { get; init; }

        public string Channel { get; init; } = "";

        public string? Author { get; init; }

        public string Body { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public LocalMessage ToLocalMessage() => new(Id, Channel, Author, Body, At);
    }
}
