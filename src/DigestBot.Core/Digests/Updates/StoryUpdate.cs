using DigestBot.Core.Articles;

namespace DigestBot.Core.Digests.Updates;

/// <summary>What changed in a story since a channel had it.</summary>
/// <param name="Text">In few words: "death toll 21 → 27".</param>
/// <param name="Sentence">The sentence that says so, word for word.</param>
/// <param name="Article">Where the sentence stands.</param>
public sealed record StoryUpdate(string Text, string Sentence, ArticleId Article);
