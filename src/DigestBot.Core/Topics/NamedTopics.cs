using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>A query with a name, for <c>topic:climate</c>.</summary>
/// <param name="Name">Small letters, digits and hyphens.</param>
public sealed record NamedTopic(string Name, string Description, TopicQuery Query);

/// <summary>The topics that queries may call by name: the ready ones, and before them a channel's own.</summary>
public sealed class NamedTopics
{
    private readonly IReadOnlyList<NamedTopic> _topics;
    private readonly Dictionary<string, NamedTopic> _byName;
    private readonly NamedTopics? _behind;
    private readonly Dictionary<string, string> _uncallable;

    public NamedTopics(IReadOnlyList<NamedTopic> topics)
        : this(topics, behind: null, uncallable: [])
    {
    }

    /// <param name="behind">Asked for names that are not here.</param>
    /// <param name="uncallable">What is said of names that there are, but which stand for nothing here.</param>
    private NamedTopics(IReadOnlyList<NamedTopic> topics, NamedTopics? behind, Dictionary<string, string> uncallable)
    {
        _topics = topics;
        _byName = topics.ToDictionary(topic => topic.Name, StringComparer.OrdinalIgnoreCase);
        _behind = behind;
        _uncallable = uncallable;
    }

    public static NamedTopics None { get; } = new([]);

    /// <summary>In the order of their lists, a channel's own first.</summary>
    public IReadOnlyList<NamedTopic> All => _behind is null ? _topics : [.. _topics, .. _behind.All.Where(topic => !_byName.ContainsKey(topic.Name))];

    /// <summary>These, and a channel's own before them: what a channel calls climate is that in its topics.</summary>
    public NamedTopics With(OwnTopics own)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (own.Count == 0)
        {
            return this;
        }

        var within = Within(own);
        var readable = new List<NamedTopic>();
        var unreadable = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var topic in own)
        {
            try
            {
                readable.Add(new(topic.Name, topic.Query, TopicQuery.Parse(topic.Query, within)));
            }
            catch (TopicQueryException problem)
            {
                // What it calls was taken out of the ready topics since.
                unreadable[topic.Name] = $"stands here for something that cannot be read any more. {problem.Message}";
            }
        }

        return new(readable, this, unreadable);
    }

    /// <summary>What the query of an own topic may call: these, whatever the channel's own are called.</summary>
    public NamedTopics Within(OwnTopics own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return new([], this, own.Where(topic => Find(topic.Name) is null)
            .ToDictionary(topic => topic.Name, _ => "is a name of this channel's own, which no other may call: write out the words it stands for.", StringComparer.OrdinalIgnoreCase));
    }

    public NamedTopic? Find(string name) => _byName.GetValueOrDefault(name) ?? (_uncallable.ContainsKey(name) ? null : _behind?.Find(name));

    /// <summary>Why a name that there is stands for nothing here, behind the name; null for one that there is not.</summary>
    internal string? ProblemOf(string name) => _uncallable.GetValueOrDefault(name);

    /// <summary>The name that was probably meant; null where none is near.</summary>
    public string? Nearest(string name) => NearestWord.Find(name, All.Select(topic => topic.Name));
}
