namespace DigestBot.Storage;

/// <summary>Deletes what grows with time and is not needed for ever.</summary>
/// <remarks>
/// Titles, links and stories stay, so that an entry that is still in its feed is not taken for a new one; so do the numbers of the stories that a channel has had.
/// </remarks>
public interface IRetention
{
    /// <summary>Deletes the texts of articles, the editions' documents, and the messages that were sent or given up, from before an instant.</summary>
    /// <remarks>A little at a time, so that nobody waits long for it.</remarks>
    Task<AgedOut> AgeOutAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <param name="Messages">Those of the outbox and of the local chat.</param>
public sealed record AgedOut(int Articles, int Editions, int Messages)
{
    public bool IsNothing => Articles + Editions + Messages == 0;
}
