namespace DigestBot.Core.Topics;

/// <summary>A topic query cannot be read. The message is one sentence with the place and the mend.</summary>
/// <param name="position">Where in the query, from 0.</param>
public sealed class TopicQueryException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
