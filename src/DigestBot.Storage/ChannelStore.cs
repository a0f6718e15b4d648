using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Storage;

internal sealed class ChannelStore(Database database) : IChannelStore
{
    private const string Select = "SELECT id, name, zone, topics, own_topics, story_limit, reading, left_at, least_stories, quiet_hours, posts_no_news, edits_posted, alerts, covered_until, platform, workspace, channel FROM channels";

    // What refers to a channel, in the order in which it can go.
    internal static readonly string[] Belongings = ["outbox", "edition_stories", "editions", "schedules", "channel_changes"];

    public async Task<Channel> GetOrAddAsync(ChannelRef channel, string name, CancellationToken cancellationToken)
    {
        // Looked up first because nearly every call finds it, and a write would wait in line; what makes a second row
        // impossible is the constraint.
        var known = await database.ReadAsync(session => FindAsync(session, channel), cancellationToken);
        return known is { LeftAt: null } && known.Name == name ? known : await AddOrRenameAsync(channel, name, cancellationToken);
    }

    public Task LeaveAsync(string platform, string workspace, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE channels SET left_at = @at WHERE platform = @platform AND workspace = @workspace AND left_at IS NULL",
                new { platform, workspace, at }),
            cancellationToken);

    public Task<int> DeleteLeftAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                const string left = "SELECT id FROM channels WHERE left_at < @before";
                foreach (var table in Belongings)
                {
                    await session.ExecuteAsync($"DELETE FROM {table} WHERE channel_id IN ({left})", new { before });
                }

                var deleted = await session.ExecuteAsync("DELETE FROM channels WHERE left_at < @before", new { before });
                await session.ExecuteAsync(
                    "DELETE FROM feed_subscribers WHERE NOT EXISTS (SELECT 1 FROM channels c WHERE c.platform = feed_subscribers.platform AND c.workspace = feed_subscribers.workspace)");
                await FeedStore.RemoveUnsubscribedAsync(session);
                return deleted;
            },
            cancellationToken);

    public Task<Channel?> FindAsync(ChannelId id, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => await QueryAsync(session, $"{Select} WHERE id = @id", new { id }) is [var found] ? found : null, cancellationToken);

    public Task<IReadOnlyList<Channel>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => QueryAsync(session, $"{Select} ORDER BY id"), cancellationToken);

    public Task<IReadOnlyList<Channel>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(session => QueryAsync(session, $"{Select} WHERE id IN (SELECT channel_id FROM schedules WHERE {ScheduleStore.IsDue})", new { now }), cancellationToken);

    public Task<IReadOnlyList<Channel>> WatchingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => QueryAsync(session, $"{Select} WHERE alerts <> '{{}}' AND left_at IS NULL ORDER BY id"), cancellationToken);

    public Task<IReadOnlyList<Channel>> EditingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => QueryAsync(session, $"{Select} WHERE edits_posted AND left_at IS NULL ORDER BY id"), cancellationToken);

    public Task SaveAsync(Channel channel, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE channels SET zone = @Zone, topics = @Topics, own_topics = @OwnTopics, story_limit = @StoryLimit, reading = @Reading, least_stories = @LeastStories,
                    quiet_hours = @QuietHours, posts_no_news = @PostsNoNews, edits_posted = @EditsPosted, alerts = @Alerts
                WHERE id = @Id
                """,
                new { channel.Id, channel.Zone, channel.Topics, channel.OwnTopics, channel.StoryLimit, channel.Reading, channel.LeastStories, channel.QuietHours, channel.PostsNoNews, channel.EditsPosted, channel.Alerts }),
            cancellationToken);

    private Task<Channel> AddOrRenameAsync(ChannelRef channel, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var fresh = new Channel { Id = default, Ref = channel, Name = name };
                await session.ExecuteAsync(
                    """
                    INSERT INTO channels (platform, workspace, channel, name, zone, topics, story_limit)
                    VALUES (@Platform, @Workspace, @Channel, @name, @Zone, @Topics, @StoryLimit)
                    ON CONFLICT (platform, workspace, channel) DO UPDATE SET name = excluded.name
                    """,
                    new { channel.Platform, channel.Workspace, channel.Channel, name, fresh.Zone, fresh.Topics, fresh.StoryLimit });
                await session.ExecuteAsync("UPDATE channels SET left_at = NULL WHERE platform = @Platform AND workspace = @Workspace AND left_at IS NOT NULL", channel);
                return (await FindAsync(session, channel))!;
            },
            cancellationToken);

    private static async Task<Channel?> FindAsync(Session session, ChannelRef channel) =>
        await QueryAsync(session, $"{Select} WHERE platform = @Platform AND workspace = @Workspace AND channel = @Channel", channel) is [var found] ? found : null;

    private static Task<IReadOnlyList<Channel>> QueryAsync(Session session, string sql, object? arguments = null) =>
        session.QueryAsync<Channel, ChannelRef, Channel>(sql, (channel, reference) => channel with { Ref = reference }, "platform", arguments);
}
