namespace DigestBot.Core.Feeds;

/// <summary>Takes what a poll brought. The next stage implements it: feeds know nothing of articles.</summary>
public interface IEntrySink
{
    /// <summary>Stores what is new among the entries. Called again with the same entries it changes nothing.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken);
}
