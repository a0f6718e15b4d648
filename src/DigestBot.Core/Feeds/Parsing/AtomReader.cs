namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Atom 0.3 and 1.0 (RFC 4287).</summary>
internal static class AtomReader
{
    public static ParsedFeed Read(MarkupElement root)
    {
        var feedAuthors = FeedAuthors.OfAtom(root);
        return new ParsedFeed(IsAtom03(root) ? "atom0.3" : "atom1.0")
        {
            Title = TextOf(root, "title"),
            Subtitle = TextOf(root, "subtitle") ?? TextOf(root, "tagline"),
            Link = LinkOf(root),
            Language = root.Language ?? root.TextOf(Vocabulary.DublinCore, "language"),
            Entries = FeedEntries.Read(root, "entry", entry => ReadEntry(entry, feedAuthors)),
        };
    }

    private static bool IsAtom03(MarkupElement root) =>
        root.Attribute("version") is "0.3" || root.Attributes.Any(a => a.Name.Key == "xmlns" && a.Value.Contains("purl.org/atom/ns", StringComparison.OrdinalIgnoreCase));

    private static FeedEntry ReadEntry(MarkupElement entry, IReadOnlyList<FeedAuthor> feedAuthors)
    {
        var updated = DateOf(entry, "updated") ?? DateOf(entry, "modified");
        var authors = FeedAuthors.OfAtom(entry);
        return new FeedEntry
        {
            Id = entry.TextOf(Vocabulary.Feed, "id"),
            Title = TextOf(entry, "title") ?? MediaElements.Title(entry),
            Link = LinkOf(entry) ?? ContentAddress(entry),
            Published = DateOf(entry, "published") ?? DateOf(entry, "issued") ?? DateOf(entry, "created") ?? updated,
            Updated = updated,
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Summary = TextOf(entry, "summary") ?? MediaElements.Description(entry),
            Content = TextOf(entry, "content"),
            Categories = [.. Categories(entry).Distinct(StringComparer.OrdinalIgnoreCase)],
            ImageUrl = MediaElements.Image(entry),
            Language = entry.Language,
        };
    }

    private static IEnumerable<string> Categories(MarkupElement entry) =>
        entry.Children(Vocabulary.Feed, "category").Select(c => c.Attribute("label") ?? c.Attribute("term") ?? MarkupText.Of(c))
            .Concat(entry.Children(Vocabulary.DublinCore, "subject").Select(s => MarkupText.Of(s)))
            .OfType<string>().Where(category => category.Length > 0);

    private static string? TextOf(MarkupElement element, string key)
    {
        foreach (var child in element.Children(Vocabulary.Feed, key))
        {
            if (AtomText.Of(child) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The page itself: an alternate link, HTML before other types.</summary>
    private static string? LinkOf(MarkupElement element)
    {
        var alternates = element.Children(Vocabulary.Feed, "link").Where(link => link.Attribute("rel") is null or "" or "alternate").ToList();
        var page = alternates.Find(link => link.Attribute("type") is null or "" or "text/html" or "application/xhtml+xml") ?? alternates.FirstOrDefault();
        return page is null ? null : WebAddress.ResolveOrNull(page.Base, page.Attribute("href") ?? MarkupText.Of(page));
    }

    private static string? ContentAddress(MarkupElement entry)
    {
        var content = entry.Child(Vocabulary.Feed, "content");
        return WebAddress.ResolveOrNull(content?.Base, content?.Attribute("src"));
    }

    /// <summary>An element that stands there twice: the last one is the correction.</summary>
    private static DateTimeOffset? DateOf(MarkupElement entry, string key) =>
        entry.Children(Vocabulary.Feed, key).Select(child => FeedDate.Parse(MarkupText.Of(child))).LastOrDefault(date => date is not null);
}
