using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <param name="CopyOf">The article whose text it is; null where the words are its own.</param>
/// <param name="Why">What brought it into its story.</param>
/// <param name="Against">What spoke against it, a sentence each.</param>
/// <param name="NotIn">Which story was next best, and why it is not in that; null where it resembles none.</param>
public sealed record ArticleReason(StoryArticle Member, ArticleId? CopyOf, string Why, IReadOnlyList<string> Against, string? NotIn);
