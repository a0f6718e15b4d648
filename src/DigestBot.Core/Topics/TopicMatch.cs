namespace DigestBot.Core.Topics;

/// <summary>Why a topic query took an article or left it out, in words for a reader.</summary>
/// <param name="Evidence">Matched: each matching word with where it stood ("title: ferry"); otherwise what was missing.</param>
public sealed record MatchExplanation(bool Matched, IReadOnlyList<string> Evidence);
