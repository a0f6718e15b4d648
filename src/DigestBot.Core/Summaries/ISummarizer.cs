using DigestBot.Core.Stories;

namespace DigestBot.Core.Summaries;

public interface ISummarizer
{
    /// <param name="sentences">At most so many; fewer where the story has no more worth saying.</param>
    Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken);

    /// <param name="language">Two letters, for a summarizer that translates; one that quotes tells the articles' own. Null: that of the articles.</param>
    /// <inheritdoc cref="SummarizeAsync(Story, int, CancellationToken)"/>
    Task<StorySummary> SummarizeAsync(Story story, int sentences, string? language, CancellationToken cancellationToken) => SummarizeAsync(story, sentences, cancellationToken);
}
