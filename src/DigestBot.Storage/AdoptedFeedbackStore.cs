using DigestBot.Core.Digests;

namespace DigestBot.Storage;

internal sealed class AdoptedFeedbackStore(Database database) : IAdoptedFeedback
{
    public Task<IReadOnlyList<AdoptedFeedback>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.QueryAsync<AdoptedFeedback>("SELECT key, said, at FROM adopted_feedback ORDER BY at, key"), cancellationToken);

    public Task AddAsync(AdoptedFeedback adopted, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync("INSERT INTO adopted_feedback (key, said, at) VALUES (@Key, @Said, @At) ON CONFLICT (key) DO NOTHING", new { adopted.Key, adopted.Said, adopted.At }),
            cancellationToken);

    public Task<bool> RemoveAsync(string key, CancellationToken cancellationToken) =>
        database.WriteAsync(async session => await session.ExecuteAsync("DELETE FROM adopted_feedback WHERE key = @key", new { key }) > 0, cancellationToken);
}
