namespace DigestBot.Core.Digests;

/// <summary>What the operator adopted. Nothing else is ever added.</summary>
public interface IAdoptedFeedback
{
    /// <summary>In the order in which it was adopted.</summary>
    Task<IReadOnlyList<AdoptedFeedback>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adopted again, nothing changes.</summary>
    Task AddAsync(AdoptedFeedback adopted, CancellationToken cancellationToken);

    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveAsync(string key, CancellationToken cancellationToken);
}
