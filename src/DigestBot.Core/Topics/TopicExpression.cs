namespace DigestBot.Core.Topics;

/// <summary>What a topic query asks for, as a tree.</summary>
public abstract record TopicExpression
{
    private TopicExpression()
    {
    }

    /// <summary>One word, or the words of a phrase, standing next to each other.</summary>
    public sealed record Words(string Text) : TopicExpression;

    public sealed record Not(TopicExpression Part) : TopicExpression;

    /// <summary>Each part must match. Never empty.</summary>
    public sealed record All(IReadOnlyList<TopicExpression> Parts) : TopicExpression;
}
