using DigestBot.Core.Digests;

namespace DigestBot.Storage;

internal sealed class ChangeLog(Database database) : IChangeLog
{
    public Task AddAsync(ChannelChange change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO channel_changes (channel_id, at, user_id, user_name, what, undo)
                VALUES (@Channel, @At, @User, @UserName, @What, @Undo)
                """,
                new { change.Channel, change.At, change.User, change.UserName, change.What, change.Undo }),
            cancellationToken);

    public Task<IReadOnlyList<ChannelChange>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<ChannelChange>(
                """
                SELECT channel_id AS channel, at, user_id AS "user", user_name, what, undo FROM channel_changes
                WHERE channel_id = @channel ORDER BY id DESC LIMIT @limit
                """,
                new { channel, limit }),
            cancellationToken);

    public Task<int> ForgetAsync(string platform, string workspace, string user, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE channel_changes SET user_id = NULL, user_name = NULL
                WHERE user_id = @user AND channel_id IN (SELECT id FROM channels WHERE platform = @platform AND workspace = @workspace)
                """,
                new { platform, workspace, user }),
            cancellationToken);
}
