namespace DigestBot.Core.Stories;

/// <summary>What a search found, best match first.</summary>
/// <param name="ReadAs">The words as they were probably meant, where some stories hold those and not what was typed; otherwise null.</param>
public sealed record FoundStories(IReadOnlyList<Story> Stories, string? ReadAs = null);
