using DigestBot.Core.Articles;

namespace DigestBot.Core.Summaries;

/// <summary>A story in few sentences. Never cut: a sentence is whole or absent.</summary>
public sealed record StorySummary(IReadOnlyList<SummarySentence> Sentences)
{
    /// <summary>A headline in the language that was asked for, where the articles have none in it and somebody translated.</summary>
    public string? Title { get; init; }

    /// <summary>How it came about, for who asks why; null where its sentences are simply the articles' own.</summary>
    public string? Note { get; init; }

    /// <summary>It stands in for one that cannot be had now: to be asked for again soon.</summary>
    public bool IsStopgap { get; init; }
}

/// <param name="Citations">The articles that support the sentence, the one it stands in first; never empty.</param>
public sealed record SummarySentence(string Text, IReadOnlyList<ArticleId> Citations)
{
    /// <summary>Where articles say otherwise: who says what, in the bot's words, citing them all. Null where none does.</summary>
    public SummarySentence? Disagreement { get; init; }
}
