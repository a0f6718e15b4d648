namespace DigestBot.Core.Feeds.Parsing;

/// <summary>What entries of every XML format say in Media RSS and in enclosures.</summary>
internal static class MediaElements
{
    public static string? Title(MarkupElement entry) => TextOf(entry, "title");

    public static string? Description(MarkupElement entry) => TextOf(entry, "description");

    /// <summary>The entry's picture: a thumbnail, an image among its media or enclosures, the podcast's cover.</summary>
    public static string? Image(MarkupElement entry)
    {
        var image = entry.Outermost(Vocabulary.Media, "thumbnail").Select(Address).FirstOrDefault(IsUsable)
            ?? entry.Outermost(Vocabulary.Media, "content").Where(IsImage).Select(Address).FirstOrDefault(IsUsable)
            ?? entry.Children(Vocabulary.Feed, "enclosure").Where(IsImage).Select(Address).FirstOrDefault(IsUsable)
            ?? entry.Children(Vocabulary.Feed, "link").Where(link => link.Attribute("rel") == "enclosure" && IsImage(link)).Select(Address).FirstOrDefault(IsUsable)
            ?? entry.Children(Vocabulary.Itunes, "image").Select(Address).FirstOrDefault(IsUsable);
        return image ?? entry.Child(Vocabulary.Feed, "image")?.TextOf(Vocabulary.Feed, "url");
    }

    private static string? TextOf(MarkupElement entry, string key) =>
        entry.TextOf(Vocabulary.Media, key) ?? Inside(entry, "group", key) ?? Inside(entry, "content", key);

    private static string? Inside(MarkupElement entry, string container, string key) =>
        entry.Children(Vocabulary.Media, container).SelectMany(e => e.Outermost(Vocabulary.Media, key)).Select(e => MarkupText.Of(e)).FirstOrDefault(text => text is not null);

    private static bool IsImage(MarkupElement element) =>
        element.Attribute("medium") == "image" || element.Attribute("type")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;

    private static string? Address(MarkupElement element) =>
        WebAddress.ResolveOrNull(element.Base, element.Attribute("url") ?? element.Attribute("href"));

    private static bool IsUsable(string? address) => WebAddress.IsWeb(address);
}
