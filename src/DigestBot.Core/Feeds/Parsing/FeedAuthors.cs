namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Who wrote an entry, in RSS's and Atom's ways of saying so.</summary>
internal static class FeedAuthors
{
    public static IReadOnlyList<FeedAuthor> OfItem(MarkupElement item)
    {
        var own = item.Children(Vocabulary.Feed, "author").Concat(item.Children(Vocabulary.Atom, "author"));
        var named = item.Children().Where(child => child.Is(Vocabulary.DublinCore, "creator") || child.Is(Vocabulary.DublinCore, "author"));
        return First(own) ?? First(named) ?? First(item.Children(Vocabulary.Itunes, "author")) ?? [];
    }

    public static IReadOnlyList<FeedAuthor> OfAtom(MarkupElement element) =>
        First(element.Children(Vocabulary.Feed, "author")) ?? First(element.Children(Vocabulary.DublinCore, "creator")) ?? [];

    private static List<FeedAuthor>? First(IEnumerable<MarkupElement> elements)
    {
        var authors = elements.Select(Read).OfType<FeedAuthor>().Distinct().ToList();
        return authors.Count > 0 ? authors : null;
    }

    private static FeedAuthor? Read(MarkupElement element)
    {
        string? Part(string key) => element.Children().Where(child => child.Name.Key == key).Select(child => MarkupText.Of(child)).FirstOrDefault();

        if (Part("name") is not null || Part("email") is not null)
        {
            return new FeedAuthor(Part("name"), Part("email"), WebAddress.ResolveOrNull(element.Base, Part("uri") ?? Part("url")));
        }

        return MarkupText.Of(element) is { } text ? AuthorText.Parse(text) : null;
    }
}
