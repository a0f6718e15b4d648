namespace DigestBot.Storage;

/// <summary>Duties that one node at a time has, each until its lease runs out. Times are the database's: nodes' clocks may differ.</summary>
public interface ILeases
{
    /// <summary>The duty of deciding stories: without it none can be written, see <see cref="LeaseLostException"/>.</summary>
    const string Grouping = "grouping";

    /// <summary>Takes a lease that is free or has run out, or prolongs this owner's own.</summary>
    /// <returns>The fence, counted up whenever the lease changes hands; null while another holds it.</returns>
    Task<long?> AcquireAsync(string name, string owner, TimeSpan term, CancellationToken cancellationToken);

    /// <summary>Lets it run out at once, where the owner still holds it.</summary>
    Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken);

    /// <summary>By name, those that ran out included.</summary>
    Task<IReadOnlyList<LeaseHolder>> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Remaining">Zero or less once it ran out.</param>
public sealed record LeaseHolder(string Name, string Owner, TimeSpan Remaining);
