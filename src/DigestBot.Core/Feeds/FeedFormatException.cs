namespace DigestBot.Core.Feeds;

/// <summary>A document is no feed. The message is one sentence for whoever gave it.</summary>
public sealed class FeedFormatException(string message) : Exception(message);
