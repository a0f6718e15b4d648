using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>A topic as a reader types it: <c>(ferry OR port) "safety report" -football lang:en</c>. ARCHITECTURE.md has the grammar.</summary>
/// <param name="Text">As typed, white space folded.</param>
public sealed record TopicQuery(string Text, TopicExpression Root)
{
    /// <summary>A query is a line in a chat; more is a mistake or an attack.</summary>
    public const int MaxLength = 1_000;

    /// <summary>The same query written anew: fewest brackets, a minus for NOT, nothing for AND. Parsing that gives the same tree.</summary>
    public string Canonical => TopicQueryPrinter.Print(Root);

    /// <summary>Reads a query that calls no topic by name.</summary>
    /// <inheritdoc cref="Parse(string, NamedTopics)"/>
    public static TopicQuery Parse(string text) => Parse(text, NamedTopics.None);

    /// <param name="named">What <c>topic:</c> may name.</param>
    /// <exception cref="TopicQueryException">The message points at the place and says the mend.</exception>
    public static TopicQuery Parse(string text, NamedTopics named)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Before anything is done with it: a megabyte is not even cleaned.
        RefuseLength(text.Length > 2 * MaxLength ? text.Length : 0);
        var line = TextNormalizer.CleanLine(text);
        RefuseLength(line.Length);
        return line.Length == 0
            ? throw new TopicQueryException("A topic needs at least one word, for example: ferry \"safety report\" -football", 0)
            : new TopicQuery(line, new TopicQueryParser(line, named).Parse());
    }

    /// <summary>What is wrong with a query; null for one that can be read.</summary>
    public static string? ProblemOf(string text, NamedTopics named)
    {
        try
        {
            Parse(text, named);
            return null;
        }
        catch (TopicQueryException problem)
        {
            return problem.Message;
        }
    }

    private static void RefuseLength(int length)
    {
        if (length > MaxLength)
        {
            throw new TopicQueryException($"A topic may have {MaxLength:N0} characters, this one has {length:N0}: split it into several topics.", MaxLength);
        }
    }
}
