namespace DigestBot.Core.Topics;

/// <summary>What a topic query asks for, as a tree. Equal trees ask for the same in the same order.</summary>
public abstract record TopicExpression
{
    private TopicExpression()
    {
    }

    /// <summary>One word, or several standing next to each other.</summary>
    public sealed record Words(string Text) : TopicExpression
    {
        /// <summary>As it stands there: endings and diacritics count, case does not.</summary>
        public bool IsExact { get; init; }

        /// <summary>A word that begins so.</summary>
        public bool IsPrefix { get; init; }

        /// <summary>Where it has to stand; null: anywhere.</summary>
        public TopicField? Field { get; init; }
    }

    /// <param name="Code">Two letters, lower case.</param>
    public sealed record Language(string Code) : TopicExpression;

    /// <summary>Published there or below it.</summary>
    /// <param name="Host">Lower case, without <c>www.</c></param>
    public sealed record Site(string Host) : TopicExpression;

    /// <summary>An agency's text.</summary>
    /// <param name="Agency">Its code or its name, lower case.</param>
    public sealed record Origin(string Agency) : TopicExpression;

    /// <summary>So many newsrooms reported on their own.</summary>
    public sealed record MinOutlets(int Count) : TopicExpression;

    /// <summary>What a named topic asks for.</summary>
    /// <param name="Name">As its list writes it.</param>
    public sealed record Named(string Name, TopicExpression Meaning) : TopicExpression;

    public sealed record Not(TopicExpression Part) : TopicExpression;

    /// <summary>Each part must match. Two at least.</summary>
    public sealed record All(IReadOnlyList<TopicExpression> Parts) : TopicExpression
    {
        public bool Equals(All? other) => other is not null && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => HashOf(Parts, seed: 1);
    }

    /// <summary>One part must match. Two at least.</summary>
    public sealed record Any(IReadOnlyList<TopicExpression> Parts) : TopicExpression
    {
        public bool Equals(Any? other) => other is not null && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => HashOf(Parts, seed: 2);
    }

    private static int HashOf(IReadOnlyList<TopicExpression> parts, int seed)
    {
        var hash = new HashCode();
        hash.Add(seed);
        foreach (var part in parts)
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }
}

/// <summary>Parts of an article that can be searched by themselves.</summary>
public enum TopicField
{
    Title,
    Category,
    Source,
}
