using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>New articles on their way from the node that polled them to the one that groups.</summary>
public interface IWaitingArticles
{
    /// <summary>Puts articles in the line, in the order given; their ids are given when they are grouped. One that waits already, by feed and key, is left as it is.</summary>
    /// <returns>How many were not waiting yet.</returns>
    Task<int> AddAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken);

    /// <summary>Those that wait longest, first come first.</summary>
    Task<IReadOnlyList<Article>> LongestAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Called once they are grouped; whoever else removed them did no harm.</summary>
    Task RemoveAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken);
}
