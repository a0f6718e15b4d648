namespace DigestBot.Core.Stories;

/// <summary>Tells of a stored story why each of its articles is in it, as things stand now.</summary>
public interface IStoryExplanations
{
    /// <returns>One for each article of the story, in its order; <see cref="StoryEntry.OutOfView"/> for those that have left the memory.</returns>
    Task<IReadOnlyList<StoryExplanation>> ExplainAsync(Story story, CancellationToken cancellationToken);
}
