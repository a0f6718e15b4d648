using System.Text.Json;
using Dapper;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using NodaTime;

namespace DigestBot.Storage;

internal sealed class EditionStore(Database database) : IEditionStore
{
    // Counted up when the document's shape changes so that an older one needs translating.
    private const int DocumentVersion = 1;

    private const string Select = "SELECT id, channel_id, schedule_id, local_date, slot, document FROM editions";

    // A statement each would cost more than its work; in a long one SQLite looks for each parameter among all the others.
    private const int InsertedTogether = 8;

    // An older one's document has aged out; its row still keeps the slot from being filled again.
    private const string Kept = "document <> ''";

    public async Task<IReadOnlyList<EditionId?>> PublishAsync(IReadOnlyList<FrozenEdition> frozen, CancellationToken cancellationToken)
    {
        if (frozen.Count == 0)
        {
            return [];
        }

        // Before the transaction: others wait for its end.
        var documents = frozen.AsParallel().AsOrdered().Select(edition => (Edition: edition, Document: Serialized(edition))).ToList();
        return await database.WriteAsync<IReadOnlyList<EditionId?>>(
            async session =>
            {
                // A node that was stopped between making editions and storing them must not tell what another told meanwhile, in whichever slot.
                var current = (await session.QueryAsync<ChannelId>(
                    $"""
                    SELECT c.id FROM channels c JOIN {database.Dialect.TableOf("@rows", "channel", "follows")} r ON r.channel = c.id
                    WHERE c.covered_until IS NOT DISTINCT FROM r.follows ORDER BY c.id {database.Dialect.Locked("c")}
                    """,
                    Rows(frozen.Select(edition => new[] { edition.Slot.Channel.Value, edition.Follows?.ToUnixTimeMilliseconds() })))).ToHashSet();
                var ids = new Dictionary<EditionSlot, EditionId>();
                foreach (var together in documents.Where(edition => current.Contains(edition.Edition.Slot.Channel)).Chunk(InsertedTogether))
                {
                    foreach (var (slot, id) in await InsertAsync(session, together))
                    {
                        ids[slot] = id;
                    }
                }

                await session.ExecuteAsync(
                    $"UPDATE schedules SET next_due = r.due FROM {database.Dialect.TableOf("@rows", "schedule", "channel", "due")} r WHERE id = r.schedule AND channel_id = r.channel AND NOT paused",
                    Rows(frozen.Where(edition => current.Contains(edition.Slot.Channel)).Select(edition => new[] { edition.Slot.Schedule.Value, edition.Slot.Channel.Value, edition.NextDue?.ToUnixTimeMilliseconds() })));
                List<(EditionId Id, FrozenEdition Frozen)> stored = [.. frozen.Where(edition => ids.ContainsKey(edition.Slot)).Select(edition => (ids[edition.Slot], edition))];
                await QueueAsync(session, stored);
                await session.ExecuteAsync(
                    $"UPDATE channels SET covered_until = r.until FROM {database.Dialect.TableOf("@rows", "channel", "until")} r WHERE id = r.channel",
                    Rows(stored.Select(edition => new[] { edition.Frozen.Slot.Channel.Value, edition.Frozen.Edition.To?.ToUnixTimeMilliseconds() })));
                return [.. frozen.Select(edition => ids.TryGetValue(edition.Slot, out var id) ? id : (EditionId?)null)];
            },
            cancellationToken);
    }

    public Task<EditionId?> PublishAlertAsync(StoryId story, FrozenEdition frozen, CancellationToken cancellationToken) => database.WriteAsync<EditionId?>(
        async session =>
        {
            var slot = frozen.Slot;
            var inserted = await session.ScalarAsync<long?>(
                """
                INSERT INTO editions (channel_id, schedule_id, local_date, slot, document_version, document)
                SELECT id, @Schedule, @Date, @Time, @DocumentVersion, @document FROM channels
                WHERE id = @Channel AND left_at IS NULL AND NOT EXISTS (SELECT 1 FROM edition_stories WHERE channel_id = @Channel AND story_id = @story)
                ON CONFLICT (channel_id, schedule_id, local_date, slot) DO NOTHING RETURNING id
                """,
                new { slot.Channel, slot.Schedule, slot.Date, slot.Time, DocumentVersion, story, document = Serialized(frozen) });
            if (inserted is not { } number)
            {
                return null;
            }

            var id = new EditionId(number);
            await QueueAsync(session, [(id, frozen)]);
            return id;
        },
        cancellationToken);

    public Task ReviseAsync(EditionId id, Edition edition, IReadOnlyList<PostedPage> pages, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync($"UPDATE editions SET document = @document WHERE id = @id AND {Kept}", new { id, document = JsonSerializer.Serialize(edition, DocumentJson.Default.Edition) });
            await session.ExecuteManyAsync("UPDATE outbox SET body = @Body WHERE delivery_key = @Key", pages);
            return true;
        },
        cancellationToken);

    public Task<StoredEdition?> FindAsync(EditionId id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<EditionRow>($"{Select} WHERE id = @id AND {Kept}", new { id }))?.ToStoredEdition(),
            cancellationToken);

    public Task<IReadOnlyList<StoredEdition>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredEdition>>(
            async session =>
            {
                var rows = await session.QueryAsync<EditionRow>($"{Select} WHERE channel_id = @channel AND {Kept} ORDER BY id DESC LIMIT @limit", new { channel, limit });
                return [.. rows.Select(row => row.ToStoredEdition())];
            },
            cancellationToken);

    public Task<ILookup<ChannelId, ToldStory>> PostedAsync(IReadOnlyCollection<ChannelId> channels, IReadOnlySet<StoryId> stories, CancellationToken cancellationToken) =>
        stories.Count == 0 ? Task.FromResult(Array.Empty<ToldStory>().ToLookup(_ => default(ChannelId))) : database.ReadAsync(
            async session =>
            {
                // Recent stories have neighbouring numbers: a channel's share of the span is few rows, and quicker read than asked for one by one.
                // So have the parts of split ones, which are numbered below zero.
                var spans = stories.GroupBy(story => story.Value < 0, (_, near) => near.ToList()).Select(near => (First: near.MinBy(story => story.Value), Last: near.MaxBy(story => story.Value))).ToList();
                var asked = JsonSerializer.Serialize(channels.Select(channel => channel.Value), DocumentJson.Default.IEnumerableInt64);
                var posted = new List<ToldRow>();
                foreach (var (first, last) in spans)
                {
                    posted.AddRange(await session.QueryAsync<ToldRow>(
                        $"""
                        SELECT channel_id, story_id, MAX(last_article) AS last_article FROM edition_stories
                        WHERE channel_id IN {database.Dialect.NumbersOf("@asked")} AND story_id BETWEEN @first AND @last GROUP BY channel_id, story_id
                        """,
                        new { asked, first, last }));
                }

                return posted.Where(row => stories.Contains(row.StoryId)).ToLookup(row => row.ChannelId, row => new ToldStory(row.StoryId, row.LastArticle));
            },
            cancellationToken);

    /// <returns>Those that were not there yet.</returns>
    private static async Task<IEnumerable<(EditionSlot Slot, EditionId Id)>> InsertAsync(Session session, (FrozenEdition Edition, string Document)[] frozen)
    {
        var arguments = new DynamicParameters(new { DocumentVersion });
        for (var i = 0; i < frozen.Length; i++)
        {
            var slot = frozen[i].Edition.Slot;
            arguments.Add($"channel{i}", slot.Channel);
            arguments.Add($"schedule{i}", slot.Schedule);
            arguments.Add($"date{i}", slot.Date);
            arguments.Add($"time{i}", slot.Time);
            arguments.Add($"document{i}", frozen[i].Document);
        }

        var rows = await session.QueryAsync<SlotRow>(
            $"""
            WITH frozen (channel_id, schedule_id, local_date, slot, document) AS (VALUES {string.Join(", ", Enumerable.Range(0, frozen.Length).Select(i => $"(@channel{i}, @schedule{i}, @date{i}, @time{i}, @document{i})"))})
            INSERT INTO editions (channel_id, schedule_id, local_date, slot, document_version, document)
            SELECT f.channel_id, f.schedule_id, f.local_date, f.slot, @DocumentVersion, f.document
            FROM frozen f JOIN schedules s ON s.id = f.schedule_id AND s.channel_id = f.channel_id AND NOT s.paused
            WHERE TRUE
            ON CONFLICT (channel_id, schedule_id, local_date, slot) DO NOTHING RETURNING id, channel_id, schedule_id, local_date, slot
            """,
            arguments);
        return rows.Select(row => (row.ToSlot(), row.Id));
    }

    private async Task QueueAsync(Session session, IReadOnlyList<(EditionId Id, FrozenEdition Frozen)> editions)
    {
        await session.ExecuteManyAsync(
            """
            INSERT INTO outbox (edition_id, channel_id, page, delivery_key, body, state, queued_at, due)
            VALUES (@Id, @Channel, @page, @key, @body, 'queued', @Built, @Built)
            """,
            editions.SelectMany(edition => edition.Frozen.Pages.Select((body, index) => new
            {
                edition.Id,
                edition.Frozen.Slot.Channel,
                page = index + 1,
                key = edition.Frozen.Slot.PageKey(index + 1),
                body,
                edition.Frozen.Edition.Built,
            })));
        await session.ExecuteAsync(
            $"""
            INSERT INTO edition_stories (channel_id, story_id, edition_id, last_article)
            SELECT channel, story, edition, last FROM {database.Dialect.TableOf("@rows", "channel", "story", "edition", "last")} r WHERE TRUE ON CONFLICT DO NOTHING
            """,
            Rows(editions.Where(edition => edition.Frozen.Pages.Count > 0)
                .SelectMany(edition => edition.Frozen.Edition.Stories, (edition, story) => new[] { edition.Frozen.Slot.Channel.Value, story.Story.Value, edition.Id.Value, story.LastArticle?.Value })));
    }

    private static object Rows(IEnumerable<long?[]> rows) => new { rows = JsonSerializer.Serialize(rows, DocumentJson.Default.IEnumerableNullableInt64Array) };

    private static string Serialized(FrozenEdition frozen) => JsonSerializer.Serialize(frozen.Edition, DocumentJson.Default.Edition);

    private sealed class ToldRow
    {
        public ChannelId ChannelId { get; init; }

        public StoryId StoryId { get; init; }

        public ArticleId? LastArticle { get; init; }
    }

    private class SlotRow
    {
        public EditionId Id { get; init; }

        public ChannelId ChannelId { get; init; }

        public ScheduleId ScheduleId { get; init; }

        public LocalDate LocalDate { get; init; }

        public LocalTime Slot { get; init; }

        public EditionSlot ToSlot() => new(ChannelId, ScheduleId, LocalDate, Slot);
    }

    private sealed class EditionRow : SlotRow
    {
        public string Document { get; init; } = "";

        public StoredEdition ToStoredEdition() => new(Id, ChannelId, ToSlot(), JsonSerializer.Deserialize(Document, DocumentJson.Default.Edition)!);
    }
}
