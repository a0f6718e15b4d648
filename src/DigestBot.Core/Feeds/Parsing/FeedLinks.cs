namespace DigestBot.Core.Feeds.Parsing;

/// <summary>The feeds that a page names in its <c>link</c> elements (RSS autodiscovery).</summary>
internal static class FeedLinks
{
    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    /// <returns>Absolute addresses in the page's order, those of comments last.</returns>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> page, string? contentType, Uri address)
    {
        string text;
        try
        {
            text = DocumentText.Read(page, contentType);
        }
        catch (FeedFormatException)
        {
            // An image or an archive: no page, and so no links.
            return [];
        }

        var tokenizer = new MarkupTokenizer(text);
        var links = new List<(string Url, bool IsOfComments)>();
        while (tokenizer.Read() is var token and not MarkupToken.End)
        {
            if (token != MarkupToken.StartTag)
            {
                continue;
            }

            var isLink = tokenizer.Name.Equals("link", StringComparison.OrdinalIgnoreCase);
            var isBase = tokenizer.Name.Equals("base", StringComparison.OrdinalIgnoreCase);
            var attributes = ReadAttributes(ref tokenizer);
            if (isBase && Uri.TryCreate(address, attributes.GetValueOrDefault("href"), out var stated))
            {
                address = stated;
            }
            else if (isLink && IsFeed(attributes) && FeedAddress.Normalize(WebAddress.ResolveOrNull(address, attributes.GetValueOrDefault("href"))) is { } url)
            {
                links.Add((url, IsOfComments(url, attributes.GetValueOrDefault("title"))));
            }
        }

        return [.. links.OrderBy(link => link.IsOfComments).Select(link => link.Url)];
    }

    private static bool IsFeed(Dictionary<string, string> link) =>
        link.GetValueOrDefault("rel", "").Split(' ').Any(word => word.Equals("alternate", StringComparison.OrdinalIgnoreCase) || word.Equals("feed", StringComparison.OrdinalIgnoreCase))
        && Types.Contains(link.GetValueOrDefault("type", "").Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool IsOfComments(string url, string? title) =>
        url.Contains("/comments/", StringComparison.OrdinalIgnoreCase) || title?.Contains("comments", StringComparison.OrdinalIgnoreCase) == true;

    private static Dictionary<string, string> ReadAttributes(ref MarkupTokenizer tokenizer)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (tokenizer.ReadAttribute(out var name, out var value, out _))
        {
            attributes.TryAdd(name.ToString(), CharacterReferences.Decode(value));
        }

        return attributes;
    }
}
