namespace DigestBot.Core.Feeds.Parsing;

/// <summary>An element's or attribute's name, one object for each distinct spelling in a document.</summary>
/// <param name="Prefix">Before the colon; empty where there is none.</param>
/// <param name="Local">After the colon, as written.</param>
/// <param name="Key">The local name in lower case: publishers vary it.</param>
internal sealed record MarkupName(string Prefix, string Local, string Key);

internal readonly record struct MarkupAttribute(MarkupName Name, string Value);

/// <summary>An element of a document read forgivingly: its tags need not have matched.</summary>
internal sealed class MarkupElement(MarkupName name, Vocabulary vocabulary, MarkupElement? parent)
{
    private List<MarkupAttribute>? attributes;
    private List<Node>? nodes;

    public MarkupName Name { get; } = name;

    public Vocabulary Vocabulary { get; } = vocabulary;

    public MarkupElement? Parent { get; } = parent;

    /// <summary>What relative addresses in it refer to: the nearest <c>xml:base</c>, or the document's own address.</summary>
    public Uri? Base { get; set; } = parent?.Base;

    public string? Language { get; set; } = parent?.Language;

    public IReadOnlyList<MarkupAttribute> Attributes => attributes ?? [];

    /// <summary>Text and elements in their order.</summary>
    public IReadOnlyList<Node> Nodes => nodes ?? [];

    public void Add(MarkupAttribute attribute) => (attributes ??= []).Add(attribute);

    public void Add(Node node) => (nodes ??= []).Add(node);

    public string? Attribute(string key)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name.Key == key && attribute.Name.Prefix is "" or "rdf")
            {
                return attribute.Value.Trim();
            }
        }

        return null;
    }

    public bool Is(Vocabulary vocabulary, string key) => Vocabulary == vocabulary && Name.Key == key;

    public IEnumerable<MarkupElement> Children()
    {
        foreach (var node in Nodes)
        {
            if (node.Element is { } child)
            {
                yield return child;
            }
        }
    }

    public IEnumerable<MarkupElement> Children(Vocabulary vocabulary, string key) => Children().Where(child => child.Is(vocabulary, key));

    public MarkupElement? Child(Vocabulary vocabulary, string key)
    {
        foreach (var node in Nodes)
        {
            if (node.Element is { } child && child.Is(vocabulary, key))
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The first such element that says anything; its own text, or its markup where it holds elements.</summary>
    public string? TextOf(Vocabulary vocabulary, string key)
    {
        foreach (var node in Nodes)
        {
            if (node.Element is { } child && child.Is(vocabulary, key) && MarkupText.Of(child) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Elements of that name at any depth, but not those inside another of the same name.</summary>
    public IEnumerable<MarkupElement> Outermost(Vocabulary vocabulary, string key)
    {
        foreach (var child in Children())
        {
            if (child.Is(vocabulary, key))
            {
                yield return child;
            }
            else
            {
                foreach (var inner in child.Outermost(vocabulary, key))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>One piece of an element's content: text or an element.</summary>
    internal readonly record struct Node(string? Text, MarkupElement? Element);
}
