namespace DigestBot.Core.Digests;

/// <summary>Who changed what, and when.</summary>
public interface IChangeLog
{
    Task AddAsync(ChannelChange change, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ChannelChange>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken);

    /// <summary>Takes a person out of all changes in a platform's workspace; what was changed stays.</summary>
    /// <returns>In how many changes they stood.</returns>
    Task<int> ForgetAsync(string platform, string workspace, string user, CancellationToken cancellationToken);
}
