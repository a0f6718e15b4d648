using System.Collections.Concurrent;
using DigestBot.Core.Chat;

namespace DigestBot.Testing.Stores;

public sealed class InMemoryInstallationStore : IInstallationStore
{
    private readonly ConcurrentDictionary<(string Platform, string Workspace), Installation> _installations = new();

    /// <summary>How often something was stored.</summary>
    public int Saves { get; private set; }

    public Task<Installation?> FindAsync(string platform, string workspace, CancellationToken cancellationToken) =>
        Task.FromResult(_installations.GetValueOrDefault((platform, workspace)));

    public Task<IReadOnlyList<Installation>> ListAsync(string platform, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Installation>>([.. _installations.Values.Where(installation => installation.Platform == platform).OrderBy(installation => installation.Name, StringComparer.Ordinal)]);

    public Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        _installations[(installation.Platform, installation.Workspace)] = installation;
        Saves++;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string platform, string workspace, CancellationToken cancellationToken)
    {
        _installations.TryRemove((platform, workspace), out _);
        return Task.CompletedTask;
    }
}
