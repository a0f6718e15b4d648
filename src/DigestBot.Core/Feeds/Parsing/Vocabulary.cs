using System.Collections.Frozen;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>The sets of elements that feeds are written in.</summary>
internal enum Vocabulary
{
    /// <summary>Anything that is not read: its elements never stand in for a feed's own of the same name.</summary>
    Other,

    /// <summary>The feed's own format, in whatever namespace its root element is, or in none.</summary>
    Feed,
    Atom,
    Content,
    DublinCore,
    DublinCoreTerms,
    Itunes,
    Media,
    Rdf,
    Syndication,
    Xhtml,
}

internal static class Vocabularies
{
    private static readonly FrozenDictionary<string, Vocabulary> Namespaces = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Feed,
        ["http://backend.userland.com/rss"] = Vocabulary.Feed,
        ["http://backend.userland.com/rss2"] = Vocabulary.Feed,
        ["http://blogs.law.harvard.edu/tech/rss"] = Vocabulary.Feed,
        ["http://purl.org/rss/1.0"] = Vocabulary.Feed,
        ["http://my.netscape.com/rdf/simple/0.9"] = Vocabulary.Feed,
        ["http://channel.netscape.com/rdf/simple/0.9"] = Vocabulary.Feed,
        ["http://www.w3.org/2005/Atom"] = Vocabulary.Atom,
        ["http://purl.org/atom/ns"] = Vocabulary.Atom,
        ["http://purl.org/rss/1.0/modules/content"] = Vocabulary.Content,
        ["http://purl.org/dc/elements/1.0"] = Vocabulary.DublinCore,
        ["http://purl.org/dc/elements/1.1"] = Vocabulary.DublinCore,
        ["http://purl.org/dc/terms"] = Vocabulary.DublinCoreTerms,
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["http://search.yahoo.com/mrss"] = Vocabulary.Media,
        ["http://video.search.yahoo.com/mrss"] = Vocabulary.Media,
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns"] = Vocabulary.Rdf,
        ["http://purl.org/rss/1.0/modules/syndication"] = Vocabulary.Syndication,
        ["http://www.w3.org/1999/xhtml"] = Vocabulary.Xhtml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Publishers forget to declare these; the prefix then says what they meant.
    private static readonly FrozenDictionary<string, Vocabulary> UsualPrefixes = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Feed,
        ["atom"] = Vocabulary.Atom,
        ["atom10"] = Vocabulary.Atom,
        ["content"] = Vocabulary.Content,
        ["dc"] = Vocabulary.DublinCore,
        ["dcterms"] = Vocabulary.DublinCoreTerms,
        ["itunes"] = Vocabulary.Itunes,
        ["media"] = Vocabulary.Media,
        ["rdf"] = Vocabulary.Rdf,
        ["rss"] = Vocabulary.Feed,
        ["sy"] = Vocabulary.Syndication,
        ["xhtml"] = Vocabulary.Xhtml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Differences in case, in a trailing slash or hash, and https are forgiven.</summary>
    public static Vocabulary OfNamespace(string uri)
    {
        var plain = uri.Trim().TrimEnd('/', '#');
        return Namespaces.GetValueOrDefault(plain.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "http:" + plain[6..] : plain);
    }

    public static Vocabulary OfUndeclaredPrefix(string prefix) => UsualPrefixes.GetValueOrDefault(prefix);
}
