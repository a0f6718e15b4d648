using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>A query with a name, for <c>topic:climate</c>.</summary>
/// <param name="Name">Small letters, digits and hyphens.</param>
public sealed record NamedTopic(string Name, string Description, TopicQuery Query);

/// <summary>The topics that queries may call by name.</summary>
public sealed class NamedTopics(IReadOnlyList<NamedTopic> topics)
{
    private readonly Dictionary<string, NamedTopic> _byName = topics.ToDictionary(topic => topic.Name, StringComparer.OrdinalIgnoreCase);

    public static NamedTopics None { get; } = new([]);

    /// <summary>In the order of their list.</summary>
    public IReadOnlyList<NamedTopic> All => topics;

    public NamedTopic? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name that was probably meant; null where none is near.</summary>
    public string? Nearest(string name) => NearestWord.Find(name, _byName.Keys);
}
