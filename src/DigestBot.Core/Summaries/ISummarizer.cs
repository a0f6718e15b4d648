using DigestBot.Core.Stories;

namespace DigestBot.Core.Summaries;

public interface ISummarizer
{
    /// <param name="sentences">At most so many; fewer where the story has no more worth saying.</param>
    Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken);
}
