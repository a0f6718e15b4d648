using DigestBot.Core.Feeds.Parsing;

namespace DigestBot.Core.Feeds;

/// <summary>Reads RSS 0.90 to 2.0, Atom 0.3 and 1.0, and JSON Feed, well-formed or not.</summary>
/// <remarks>
/// Forgiving by design: wrong encodings are guessed, unmatched tags mended, entries found wherever they stand, and every
/// element left out that makes no sense. No DTD is ever processed: only HTML's character references mean anything.
/// </remarks>
public static class FeedParser
{
    /// <param name="baseUrl">The address the document came from: relative links in it are resolved against it.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="maxBytes">What it may have at most.</param>
    /// <exception cref="FeedFormatException">It is no feed, or larger than a feed may be.</exception>
    public static ParsedFeed Parse(ReadOnlyMemory<byte> document, string? baseUrl = null, string? contentType = null, int maxBytes = FeedLimits.MaxBytes)
    {
        var text = DocumentText.Read(document, contentType, maxBytes);
        var documentBase = Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) ? uri : null;
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            return JsonFeedReader.Read(text, documentBase);
        }

        var root = MarkupTree.Read(text, documentBase, out var firstElement) ?? throw DocumentKind.OfText(text, firstElement);
        return root.Name.Key == "feed" ? AtomReader.Read(root) : RssReader.Read(root);
    }
}
