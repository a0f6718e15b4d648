using System.Collections.Frozen;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Builds the elements of a feed from its tags, mending what does not match.</summary>
internal sealed class MarkupTree
{
    // The elements that begin a feed; whatever stands before them (a blank line, a warning of the server's scripts) is passed over.
    private static readonly FrozenSet<string> Roots = FrozenSet.Create("rss", "rdf", "feed", "channel");

    // These hold text alone: where one of their siblings begins, a missing end tag is made up for.
    private static readonly FrozenSet<string> TextOnly = FrozenSet.Create("title", "link", "guid", "id", "pubdate", "updated", "published");

    private static readonly FrozenSet<string> Siblings =
        FrozenSet.Create("title", "link", "guid", "id", "pubdate", "updated", "published", "description", "summary", "content", "category", "item", "entry");

    private readonly Dictionary<string, MarkupName>.AlternateLookup<ReadOnlySpan<char>> names =
        new Dictionary<string, MarkupName>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<MarkupAttribute> attributes = [];
    private readonly List<(MarkupElement Element, NamespaceScope? Scope)> open = [];
    private readonly Uri? documentBase;
    private string? feedNamespace;
    private int elements;
    private int declarations;

    private MarkupTree(Uri? documentBase) => this.documentBase = documentBase;

    /// <summary>The feed's root element, or null where the document has none.</summary>
    /// <param name="firstElement">The name of the document's first element, for saying what it is instead.</param>
    public static MarkupElement? Read(string document, Uri? documentBase, out string? firstElement) =>
        new MarkupTree(documentBase).ReadRoot(document, out firstElement);

    private MarkupElement? ReadRoot(string document, out string? firstElement)
    {
        var tokenizer = new MarkupTokenizer(document);
        firstElement = null;
        while (tokenizer.Read() is var token and not MarkupToken.End)
        {
            if (token is not MarkupToken.StartTag)
            {
                continue;
            }

            var name = NameOf(tokenizer.Name);
            firstElement ??= name.Local;
            if (Roots.Contains(name.Key))
            {
                var root = Open(name, ref tokenizer);
                ReadContent(ref tokenizer);
                return root;
            }
        }

        return null;
    }

    private void ReadContent(ref MarkupTokenizer tokenizer)
    {
        while (open.Count > 0)
        {
            switch (tokenizer.Read())
            {
                case MarkupToken.Text:
                    AddText(tokenizer.Text, isCData: false);
                    break;
                case MarkupToken.CData:
                    AddText(tokenizer.Text, isCData: true);
                    break;
                case MarkupToken.StartTag:
                    Open(NameOf(tokenizer.Name), ref tokenizer);
                    break;
                case MarkupToken.EndTag:
                    Close(NameOf(tokenizer.Name));
                    break;
                default:
                    return;
            }
        }
    }

    private void AddText(ReadOnlySpan<char> text, bool isCData)
    {
        // White space between elements is most of a feed's text nodes: one shared string stands for it.
        var value = text.IsWhiteSpace() ? " " : isCData ? text.ToString() : CharacterReferences.Decode(text);
        open[^1].Element.Add(new MarkupElement.Node(value, Element: null));
    }

    private MarkupElement Open(MarkupName name, ref MarkupTokenizer tokenizer)
    {
        if (++elements > FeedLimits.MaxElements)
        {
            throw FeedLimits.TooManyElements();
        }

        var closed = ReadAttributes(ref tokenizer);
        var scope = Declarations(open.Count > 0 ? open[^1].Scope : null);
        if (elements == 1)
        {
            feedNamespace = NamespaceScope.UriOf(scope, name.Prefix);
        }

        var vocabulary = elements == 1 ? Vocabulary.Feed : NamespaceScope.VocabularyOf(scope, name.Prefix, feedNamespace);
        CloseWhatCannotHold(vocabulary, name.Key);
        var parent = open.Count > 0 ? open[^1].Element : null;
        var element = new MarkupElement(name, vocabulary, parent);
        if (parent is null)
        {
            element.Base = documentBase;
        }

        Adopt(element);
        parent?.Add(new MarkupElement.Node(Text: null, element));
        if (!closed && open.Count < FeedLimits.MaxDepth)
        {
            open.Add((element, scope));
        }

        return element;
    }

    private bool ReadAttributes(ref MarkupTokenizer tokenizer)
    {
        attributes.Clear();
        bool closed;
        while (tokenizer.ReadAttribute(out var name, out var value, out closed))
        {
            attributes.Add(new MarkupAttribute(NameOf(name), CharacterReferences.Decode(value)));
        }

        return closed;
    }

    private NamespaceScope? Declarations(NamespaceScope? scope)
    {
        foreach (var (name, value) in attributes)
        {
            if (name is { Prefix: "", Key: "xmlns" } or { Prefix: "xmlns" } && ++declarations <= FeedLimits.MaxNamespaces)
            {
                scope = new NamespaceScope(scope, name.Prefix is "xmlns" ? name.Local : "", value);
            }
        }

        return scope;
    }

    private void Adopt(MarkupElement element)
    {
        foreach (var attribute in attributes)
        {
            switch (attribute.Name)
            {
                case { Prefix: "xml", Key: "base" }:
                    element.Base = Uri.TryCreate(element.Base, attribute.Value.Trim(), out var combined) ? combined
                        : Uri.TryCreate(attribute.Value.Trim(), UriKind.Absolute, out var absolute) ? absolute
                        : element.Base;
                    break;
                case { Prefix: "xml", Key: "lang" }:
                    element.Language = attribute.Value.Trim();
                    break;
            }

            element.Add(attribute);
        }
    }

    private void CloseWhatCannotHold(Vocabulary vocabulary, string key)
    {
        if (vocabulary is not Vocabulary.Feed || !Siblings.Contains(key) || open.Count == 0)
        {
            return;
        }

        if (open[^1].Element is { Vocabulary: Vocabulary.Feed } top && TextOnly.Contains(top.Name.Key))
        {
            open.RemoveAt(open.Count - 1);
        }

        if (key is "item" or "entry")
        {
            CloseFrom(open.FindLastIndex(level => level.Element.Is(Vocabulary.Feed, key)));
        }
    }

    /// <summary>Closes the nearest open element of that name and all within it; an end tag without a start is passed over.</summary>
    private void Close(MarkupName name)
    {
        var level = open.Count - 1;
        while (level >= 0 && !IsSame(open[level].Element.Name, name))
        {
            level--;
        }

        CloseFrom(level);
    }

    private void CloseFrom(int level)
    {
        if (level >= 0)
        {
            open.RemoveRange(level, open.Count - level);
        }
    }

    private static bool IsSame(MarkupName one, MarkupName other) =>
        ReferenceEquals(one, other) || (one.Key == other.Key && one.Prefix == other.Prefix);

    private MarkupName NameOf(ReadOnlySpan<char> qualified)
    {
        if (!names.TryGetValue(qualified, out var name))
        {
            var colon = qualified.IndexOf(':');
            var local = qualified[(colon + 1)..].ToString();
            name = new MarkupName(colon < 0 ? "" : qualified[..colon].ToString().ToLowerInvariant(), local, local.ToLowerInvariant());
            names[qualified] = name;
        }

        return name;
    }
}
