using System.Runtime.CompilerServices;
using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Storage;

internal sealed class StoryStore(Database database, LeaseStore leases) : IStoryStore
{
    private const string SelectMembers = $"SELECT {ArticleRow.Columns}, {ArticleRow.StoryColumns} FROM story_articles m JOIN articles a ON a.id = m.article_id";

    public Task SaveAsync(StoryChanges changes, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await leases.RequireAsync(session, ILeases.Grouping);
                var (added, assignments) = changes;
                await session.ExecuteManyAsync(
                    """
                    INSERT INTO articles (id, feed_id, key, title, text, url, source, byline, published, seen, language, origin_code, origin_name, categories, image_url)
                    VALUES (@Id, @FeedId, @Key, @Title, @Text, @Url, @Source, @Byline, @Published, @Seen, @Language, @OriginCode, @OriginName, @Categories, @ImageUrl)
                    ON CONFLICT (feed_id, key) DO NOTHING
                    """,
                    added.Select(ArticleRow.Of));
                await database.Dialect.IndexAsync(session, added);
                await WordTable.AddAsync(session, database.Dialect, added);
                await session.ExecuteManyAsync(
                    "INSERT INTO stories (id) VALUES (@Story) ON CONFLICT (id) DO NOTHING",
                    assignments.Select(assignment => assignment.Story).Distinct().Select(story => new { Story = story }));

                // From the article's own row: the assignment of an article that was left out is left out with it.
                await session.ExecuteManyAsync(
                    """
                    INSERT INTO story_articles (article_id, story_id, duplicate_of, similarity, at)
                    SELECT id, @Story, @DuplicateOf, @Similarity, COALESCE(published, seen) FROM articles WHERE id = @Article
                    ON CONFLICT (article_id) DO UPDATE SET
                        story_id = excluded.story_id, duplicate_of = excluded.duplicate_of, similarity = excluded.similarity
                    """,
                    assignments);
                await StorylineTable.SaveAsync(session, changes);
                if (changes.Checkpoint is { } checkpoint)
                {
                    await SaveAsync(session, checkpoint);
                }

                return true;
            },
            cancellationToken);

    public async IAsyncEnumerable<StoredAssignment> AssignedSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = database.StreamAsync<ArticleRow>(
            $"""
            {SelectMembers}
            WHERE COALESCE(m.duplicate_of, m.article_id) IN (
                SELECT COALESCE(m.duplicate_of, m.article_id) FROM articles a JOIN story_articles m ON m.article_id = a.id WHERE {ArticleStore.SeenSince})
            ORDER BY a.id
            """,
            new { since },
            cancellationToken);
        await foreach (var row in rows)
        {
            yield return new StoredAssignment(row.ToArticle(), row.ToAssignment(), row.StoryAtCheckpoint);
        }
    }

    public Task<StoryCheckpoint?> CheckpointAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<CheckpointRow>("SELECT last_article, at, last_story, articles_at_full_mending FROM story_checkpoint"))?.ToCheckpoint(),
            cancellationToken);

    public Task<StoryId> LastIdAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async session => new StoryId(await session.ScalarAsync<long>("SELECT COALESCE(MAX(id), 0) FROM stories")), cancellationToken);

    public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => (await StoriesAsync(session, "m.story_id = @id", new { id })) is [var story] ? story : null, cancellationToken);

    public Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await StoriesAsync(session, "m.story_id = (SELECT story_id FROM story_articles WHERE article_id = @article)", new { article })) is [var story] ? story : null,
            cancellationToken);

    public Task<Storyline> StorylineAsync(StoryId id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var (before, after) = await StorylineTable.AroundAsync(session, id);
                return before.Count + after.Count == 0 ? Storyline.None : new Storyline(await InOrderAsync(session, before), await InOrderAsync(session, after));
            },
            cancellationToken);

    public Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => StoriesAsync(session, "m.story_id IN (SELECT story_id FROM story_articles WHERE at >= @from AND at < @to)", new { from, to }),
            cancellationToken);

    public Task<FoundStories> SearchAsync(string words, DateTimeOffset since, int limit, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var (best, readAs) = await new StorySearch(session, database.Dialect, since, limit, JsonSerializer.Serialize(hidden.Select(feed => feed.Value), DocumentJson.Default.IEnumerableInt64)).RunAsync(words);
                return new FoundStories(await InOrderAsync(session, best), readAs);
            },
            cancellationToken);

    private async Task<IReadOnlyList<Story>> InOrderAsync(Session session, IReadOnlyList<long> ids)
    {
        var stories = await StoriesAsync(
            session,
            $"m.story_id IN {database.Dialect.NumbersOf("@ids")}",
            new { ids = JsonSerializer.Serialize(ids, DocumentJson.Default.IEnumerableInt64) });
        var byId = stories.ToDictionary(story => story.Id.Value);
        return [.. ids.Select(id => byId[id])];
    }

    private static async Task SaveAsync(Session session, StoryCheckpoint checkpoint)
    {
        await session.ExecuteAsync("UPDATE story_articles SET story_at_checkpoint = story_id WHERE story_at_checkpoint IS NULL OR story_at_checkpoint <> story_id");
        await session.ExecuteAsync(
            """
            INSERT INTO story_checkpoint (id, last_article, at, last_story, articles_at_full_mending)
            VALUES (1, @LastArticle, @At, @LastStory, @ArticlesAtFullMending)
            ON CONFLICT (id) DO UPDATE SET
                last_article = excluded.last_article, at = excluded.at, last_story = excluded.last_story, articles_at_full_mending = excluded.articles_at_full_mending
            """,
            checkpoint);
    }

    private static async Task<IReadOnlyList<Story>> StoriesAsync(Session session, string which, object arguments)
    {
        var members = await session.QueryAsync<ArticleRow>($"{SelectMembers} WHERE {which} ORDER BY m.story_id, m.at, m.article_id", arguments);
        return [.. members.GroupBy(member => member.StoryId, (id, rows) => new Story { Id = id, Articles = [.. rows.Select(row => row.ToStoryArticle())] })];
    }

    private sealed class CheckpointRow
    {
        public ArticleId LastArticle { get; init; }

        public DateTimeOffset At { get; init; }

        public StoryId LastStory { get; init; }

        public int ArticlesAtFullMending { get; init; }

        public StoryCheckpoint ToCheckpoint() => new(LastArticle, At, LastStory, ArticlesAtFullMending);
    }
}
