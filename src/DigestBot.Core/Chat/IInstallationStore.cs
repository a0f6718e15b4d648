namespace DigestBot.Core.Chat;

/// <summary>Workspaces that installed the bot by themselves, with what it needs to act there.</summary>
public interface IInstallationStore
{
    Task<Installation?> FindAsync(string platform, string workspace, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<Installation>> ListAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Adds it, or replaces all of it in one step: of two tokens that belong together never one alone is stored.</summary>
    Task SaveAsync(Installation installation, CancellationToken cancellationToken);

    Task RemoveAsync(string platform, string workspace, CancellationToken cancellationToken);
}

/// <param name="Platform"><see cref="ChannelRef.Platform"/>.</param>
/// <param name="Workspace"><see cref="ChannelRef.Workspace"/>.</param>
/// <param name="Name">As people there call it.</param>
/// <param name="Credentials">What is in them is the platform's affair.</param>
public sealed record Installation(string Platform, string Workspace, string Name, SealedSecret Credentials);
