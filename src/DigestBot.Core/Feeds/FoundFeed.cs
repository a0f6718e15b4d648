using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds;

/// <summary>A feed that was looked for, with what it holds just now.</summary>
/// <param name="Url">Where it is polled.</param>
public sealed record FoundFeed(string Url, ParsedFeed Document)
{
    // It stands beside every story: a longer one is no name.
    private const int LongestName = 100;

    /// <param name="name">The outlet's, as someone chose it; else the feed's title, else the host.</param>
    public NewFeed AsNew(string? name)
    {
        var title = TextNormalizer.CleanLine(string.IsNullOrWhiteSpace(name) ? Document.Title : name);
        return new NewFeed(Url, title.Length is > 0 and <= LongestName ? title : Host)
        {
            SiteUrl = FeedAddress.Normalize(Document.Link),
            Language = Document.Language,
        };
    }

    private string Host => new Uri(Url).Host is var host && host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
