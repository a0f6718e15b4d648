using System.Text.Json;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using NodaTime;

namespace DigestBot.Storage;

internal sealed class EditionStore(Database database) : IEditionStore
{
    // Counted up when the document's shape changes so that an older one needs translating.
    private const int DocumentVersion = 1;

    private const string Select = "SELECT id, channel_id, schedule_id, local_date, slot, document FROM editions";

    public Task<EditionId?> PublishAsync(
        EditionSlot slot, Edition edition, IReadOnlyList<string> pages, DateTimeOffset? nextDue, CancellationToken cancellationToken) =>
        database.WriteAsync<EditionId?>(
            async session =>
            {
                var stands = await session.ExecuteAsync(
                    "UPDATE schedules SET next_due = @nextDue WHERE id = @Schedule AND channel_id = @Channel AND NOT paused",
                    new { slot.Schedule, slot.Channel, nextDue });
                if (stands == 0)
                {
                    return null;
                }

                var id = await session.ScalarAsync<long?>(
                    """
                    INSERT INTO editions (channel_id, schedule_id, local_date, slot, document_version, document)
                    VALUES (@Channel, @Schedule, @Date, @Time, @DocumentVersion, @document)
                    ON CONFLICT (channel_id, schedule_id, local_date, slot) DO NOTHING RETURNING id
                    """,
                    new { slot.Channel, slot.Schedule, slot.Date, slot.Time, DocumentVersion, document = JsonSerializer.Serialize(edition, DocumentJson.Default.Edition) });
                if (id is null)
                {
                    return null;
                }

                await QueueAsync(session, new EditionId(id.Value), slot, edition, pages);
                return new EditionId(id.Value);
            },
            cancellationToken);

    public Task<StoredEdition?> FindAsync(EditionId id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<EditionRow>($"{Select} WHERE id = @id", new { id }))?.ToStoredEdition(),
            cancellationToken);

    public Task<IReadOnlyList<StoredEdition>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredEdition>>(
            async session =>
            {
                var rows = await session.QueryAsync<EditionRow>($"{Select} WHERE channel_id = @channel ORDER BY id DESC LIMIT @limit", new { channel, limit });
                return [.. rows.Select(row => row.ToStoredEdition())];
            },
            cancellationToken);

    public Task<IReadOnlySet<StoryId>> PostedAsync(ChannelId channel, IReadOnlyCollection<StoryId> stories, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlySet<StoryId>>(
            async session => (await session.QueryAsync<StoryId>(
                $"SELECT DISTINCT story_id FROM edition_stories WHERE channel_id = @channel AND story_id IN {database.Dialect.NumbersOf("@ids")}",
                new { channel, ids = JsonSerializer.Serialize(stories.Select(story => story.Value), DocumentJson.Default.IEnumerableInt64) })).ToHashSet(),
            cancellationToken);

    private static async Task QueueAsync(Session session, EditionId edition, EditionSlot slot, Edition document, IReadOnlyList<string> pages)
    {
        await session.ExecuteManyAsync(
            """
            INSERT INTO outbox (edition_id, channel_id, page, delivery_key, body, state, queued_at, due)
            VALUES (@edition, @Channel, @page, @key, @body, 'queued', @Built, @Built)
            """,
            pages.Select((body, index) => new { edition, slot.Channel, page = index + 1, key = slot.PageKey(index + 1), body, document.Built }));
        await session.ExecuteManyAsync(
            "INSERT INTO edition_stories (channel_id, story_id, edition_id) VALUES (@Channel, @Story, @edition) ON CONFLICT DO NOTHING",
            pages.Count == 0 ? [] : document.Stories.Select(story => new { slot.Channel, story.Story, edition }));
    }

    private sealed class EditionRow
    {
        public EditionId Id { get; init; }

        public ChannelId ChannelId { get; init; }

        public ScheduleId ScheduleId { get; init; }

        public LocalDate LocalDate { get; init; }

        public LocalTime Slot { get; init; }

        public string Document { get; init; } = "";

        public StoredEdition ToStoredEdition() => new(
            Id, ChannelId, new EditionSlot(ChannelId, ScheduleId, LocalDate, Slot), JsonSerializer.Deserialize(Document, DocumentJson.Default.Edition)!);
    }
}
