using DigestBot.Core.Chat;

namespace DigestBot.Storage;

internal sealed class InstallationStore(Database database) : IInstallationStore
{
    private const string Select = "SELECT platform, workspace, name, key_id AS KeyId, credentials FROM installations WHERE platform = @platform";

    public async Task<Installation?> FindAsync(string platform, string workspace, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.FirstAsync<Row>($"{Select} AND workspace = @workspace", new { platform, workspace }), cancellationToken))?.Installation;

    public async Task<IReadOnlyList<Installation>> ListAsync(string platform, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(session => session.QueryAsync<Row>($"{Select} ORDER BY name, workspace", new { platform }), cancellationToken)).Select(row => row.Installation)];

    public Task SaveAsync(Installation installation, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO installations (platform, workspace, name, key_id, credentials)
                VALUES (@Platform, @Workspace, @Name, @KeyId, @Text)
                ON CONFLICT (platform, workspace) DO UPDATE SET name = excluded.name, key_id = excluded.key_id, credentials = excluded.credentials
                """,
                new { installation.Platform, installation.Workspace, installation.Name, installation.Credentials.KeyId, installation.Credentials.Text }),
            cancellationToken);

    public Task RemoveAsync(string platform, string workspace, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync("DELETE FROM installations WHERE platform = @platform AND workspace = @workspace", new { platform, workspace }),
            cancellationToken);

    private sealed record Row(string Platform, string Workspace, string Name, string KeyId, string Credentials)
    {
        public Installation Installation => new(Platform, Workspace, Name, new SealedSecret(KeyId, Credentials));
    }
}
