namespace DigestBot.Core.Feeds.Parsing;

/// <summary>RSS 0.90 to 2.0, RSS 1.0 (RDF) among them: one family, told apart by the root's name and version.</summary>
internal static class RssReader
{
    public static ParsedFeed Read(MarkupElement root)
    {
        var channel = root.Name.Key == "channel" ? root : root.Child(Vocabulary.Feed, "channel") ?? root;
        return new ParsedFeed(FormatOf(root))
        {
            Title = channel.TextOf(Vocabulary.Feed, "title") ?? channel.TextOf(Vocabulary.DublinCore, "title") ?? channel.TextOf(Vocabulary.Itunes, "title"),
            Subtitle = channel.TextOf(Vocabulary.Feed, "description") ?? channel.TextOf(Vocabulary.DublinCore, "description")
                ?? channel.TextOf(Vocabulary.Itunes, "subtitle") ?? channel.TextOf(Vocabulary.Itunes, "summary"),
            Link = LinkOf(channel),
            Language = channel.TextOf(Vocabulary.Feed, "language") ?? channel.TextOf(Vocabulary.DublinCore, "language") ?? channel.Language,
            Wishes = SyndicationTimes.Wishes(channel),
            UpdatePeriod = SyndicationTimes.UpdatePeriod(channel),
            Entries = FeedEntries.Read(root, "item", ReadItem),
        };
    }

    private static string FormatOf(MarkupElement root) => root.Name.Key switch
    {
        "rdf" => root.Attributes.Any(a => a.Name.Key is "xmlns" or "rss" && a.Value.Contains("rdf/simple/0.9", StringComparison.Ordinal)) ? "rss0.90" : "rss1.0",
        _ => $"rss{(root.Attribute("version") is { Length: > 0 and < 8 } version ? Version(version) : "2.0")}",
    };

    private static string Version(string written) => written is "2" ? "2.0" : written;

    private static FeedEntry ReadItem(MarkupElement item)
    {
        var texts = item.Children().Where(IsDescription).Select(child => MarkupText.Of(child)).OfType<string>().ToList();
        var content = FullContent(item);
        var dublinCoreDate = DateOf(item, Vocabulary.DublinCore, "date");
        return new FeedEntry
        {
            Id = item.TextOf(Vocabulary.Feed, "guid") ?? item.TextOf(Vocabulary.Feed, "id") ?? item.Attribute("about"),
            Title = item.TextOf(Vocabulary.Feed, "title") ?? item.TextOf(Vocabulary.DublinCore, "title")
                ?? MediaElements.Title(item) ?? item.TextOf(Vocabulary.Itunes, "title"),
            Link = LinkOf(item) ?? PermanentLink(item),
            Published = DateOf(item, Vocabulary.Feed, "pubdate") ?? DateOf(item, Vocabulary.DublinCoreTerms, "issued") ?? dublinCoreDate
                ?? DateOf(item, Vocabulary.DublinCoreTerms, "created") ?? DateOf(item, Vocabulary.Feed, "published") ?? DateOf(item, Vocabulary.Feed, "date"),
            Updated = DateOf(item, Vocabulary.DublinCoreTerms, "modified") ?? dublinCoreDate ?? DateOf(item, Vocabulary.Atom, "updated"),
            Authors = FeedAuthors.OfItem(item),
            Summary = texts.FirstOrDefault() ?? item.TextOf(Vocabulary.DublinCore, "description") ?? item.TextOf(Vocabulary.DublinCoreTerms, "abstract")
                ?? item.TextOf(Vocabulary.Itunes, "summary") ?? item.TextOf(Vocabulary.Itunes, "subtitle") ?? MediaElements.Description(item),
            Content = content ?? texts.Skip(1).FirstOrDefault(),
            Categories = [.. Categories(item).Distinct(StringComparer.OrdinalIgnoreCase)],
            ImageUrl = MediaElements.Image(item),
            Language = item.TextOf(Vocabulary.DublinCore, "language") ?? item.Language,
        };
    }

    // A description and a summary side by side: the first is the summary, the second the text (as other readers do).
    private static bool IsDescription(MarkupElement child) =>
        child.Is(Vocabulary.Feed, "description") || child.Is(Vocabulary.Feed, "summary") || child.Is(Vocabulary.Atom, "summary");

    private static string? FullContent(MarkupElement item) =>
        item.TextOf(Vocabulary.Content, "encoded") ?? item.TextOf(Vocabulary.Feed, "encoded")
        ?? item.TextOf(Vocabulary.Xhtml, "body") ?? item.TextOf(Vocabulary.Xhtml, "div")
        ?? item.TextOf(Vocabulary.Feed, "fullitem") ?? item.TextOf(Vocabulary.Atom, "content") ?? item.TextOf(Vocabulary.Feed, "content");

    private static IEnumerable<string> Categories(MarkupElement item) =>
        item.Children().Where(child => child.Is(Vocabulary.Feed, "category") || child.Is(Vocabulary.DublinCore, "subject"))
            .Select(child => MarkupText.Of(child)).OfType<string>();

    /// <summary>RSS's own link, or Atom's that means the page; some write Atom's form without its namespace.</summary>
    private static string? LinkOf(MarkupElement element)
    {
        foreach (var link in element.Children(Vocabulary.Feed, "link"))
        {
            if (MarkupText.Of(link) is { } text && !text.Contains('<', StringComparison.Ordinal))
            {
                return WebAddress.Resolve(link.Base, text);
            }
        }

        var alternate = element.Children().Where(child => child.Name.Key == "link" && child.Vocabulary is Vocabulary.Feed or Vocabulary.Atom)
            .FirstOrDefault(child => child.Attribute("href") is { Length: > 0 } && child.Attribute("rel") is null or "" or "alternate");
        return WebAddress.ResolveOrNull(alternate?.Base, alternate?.Attribute("href"));
    }

    /// <summary>RSS 2.0: a guid is the entry's address unless it says otherwise; many say nothing and mean otherwise.</summary>
    private static string? PermanentLink(MarkupElement item)
    {
        var guid = item.Child(Vocabulary.Feed, "guid");
        var text = guid is null ? null : MarkupText.Of(guid);
        return WebAddress.IsWeb(text) && !string.Equals(guid!.Attribute("ispermalink"), "false", StringComparison.OrdinalIgnoreCase) ? text : null;
    }

    private static DateTimeOffset? DateOf(MarkupElement item, Vocabulary vocabulary, string key) => FeedDate.Parse(item.TextOf(vocabulary, key));
}
