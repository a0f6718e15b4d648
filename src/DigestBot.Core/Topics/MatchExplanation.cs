namespace DigestBot.Core.Topics;

/// <summary>Why a topic query took an article or left it out, in words for a reader.</summary>
/// <param name="Evidence">Matched: each matching word with where it stood ("title: ferry"); otherwise what was missing.</param>
/// <param name="InTitle">Some of it stood in a title: the topic is what the text is about.</param>
public sealed record MatchExplanation(bool Matched, IReadOnlyList<string> Evidence, bool InTitle = false);
