using System.Collections;
using System.Text.RegularExpressions;

namespace DigestBot.Core.Topics;

/// <summary>A query to which a channel gave a name.</summary>
/// <param name="Name">As <see cref="OwnTopics.ReadName"/> gives it.</param>
/// <param name="Query">As typed. It may call ready topics, but none of the channel's own: so none can call itself, nor grow with every name.</param>
public sealed record OwnTopic(string Name, string Query);

/// <summary>A channel's own names for queries, by name. Two are equal where they name the same.</summary>
public sealed partial class OwnTopics(IEnumerable<OwnTopic> topics) : IReadOnlyList<OwnTopic>, IEquatable<OwnTopics>
{
    /// <summary>As many as a channel may follow.</summary>
    public const int Most = 50;

    /// <summary>A name is typed again and again.</summary>
    public const int LongestName = 30;

    private readonly List<OwnTopic> _topics = [.. topics.OrderBy(topic => topic.Name, StringComparer.Ordinal)];

    public static OwnTopics None { get; } = new([]);

    public int Count => _topics.Count;

    public OwnTopic this[int index] => _topics[index];

    /// <summary>Small letters of any script, digits, hyphens between them.</summary>
    /// <returns>Null for what can be no name.</returns>
    public static string? ReadName(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var name = typed.Trim().ToLowerInvariant();
        return name.Length <= LongestName && Name().IsMatch(name) ? name : null;
    }

    public OwnTopic? Find(string name) => _topics.Find(topic => topic.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>With one more, or with another query for its name.</summary>
    public OwnTopics With(OwnTopic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new(Without(topic.Name).Append(topic));
    }

    public OwnTopics Without(string name) => new(_topics.Where(topic => topic != Find(name)));

    public bool Equals(OwnTopics? other) => other is not null && _topics.SequenceEqual(other._topics);

    public override bool Equals(object? obj) => Equals(obj as OwnTopics);

    public override int GetHashCode() => _topics.Aggregate(_topics.Count, (hash, topic) => HashCode.Combine(hash, topic));

    public IEnumerator<OwnTopic> GetEnumerator() => _topics.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [GeneratedRegex(@"^[\p{Ll}\p{Lo}\p{M}\p{Nd}]+(-[\p{Ll}\p{Lo}\p{M}\p{Nd}]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
