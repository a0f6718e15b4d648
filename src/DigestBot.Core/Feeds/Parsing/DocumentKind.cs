namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Says what a document that is no feed looks like instead, and the mend.</summary>
internal static class DocumentKind
{
    /// <summary>What no text begins with: compressed and binary files; null where it may be text.</summary>
    public static FeedFormatException? OfBytes(ReadOnlySpan<byte> document) => document switch
    {
        [] => new FeedFormatException("The document is empty."),
        [0x1F, 0x8B, ..] => new FeedFormatException("The document is a gzip file: unpack it first."),
        [(byte)'P', (byte)'K', 3, 4, ..] => new FeedFormatException("The document is a ZIP archive: unpack it first."),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => new FeedFormatException("The document is a PDF file, not a feed."),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => new FeedFormatException("The document is an image, not a feed."),
        _ => null,
    };

    public static FeedFormatException OfText(string document, string? firstElement) => new(firstElement?.ToLowerInvariant() switch
    {
        "html" or "head" or "body" or "div" or "script" or "meta" => "The document is an HTML page: give the feed's own address, or `sources add` finds it.",
        "opml" => "The document is an OPML list of feeds: `import` reads it.",
        "urlset" or "sitemapindex" => "The document is a sitemap, not a feed.",
        null when string.IsNullOrWhiteSpace(document) => "The document is empty.",
        null => "The document is plain text, not RSS, Atom or JSON Feed.",
        _ => $"The document is markup that begins with <{Shortened(firstElement)}>, not RSS, Atom or JSON Feed.",
    });

    private static string Shortened(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
