namespace DigestBot.Core.Feeds;

/// <summary>A feed's number in the store.</summary>
public readonly record struct FeedId(long Value);
