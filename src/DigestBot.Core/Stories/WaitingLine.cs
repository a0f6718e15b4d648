using DigestBot.Core.Feeds;

namespace DigestBot.Core.Stories;

/// <summary>Where any node polls and one groups: what a poll brought waits in the store for that one.</summary>
internal sealed class WaitingLine(CoverageKeeper coverage, IWaitingArticles waiting) : IEntrySink
{
    public async Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken)
    {
        var added = await coverage.MakeAsync(feed, document, cancellationToken);
        return added.Count == 0 ? 0 : await waiting.AddAsync(added, cancellationToken);
    }
}
