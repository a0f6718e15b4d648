using System.Text;
using System.Xml;
using DigestBot.Core.Feeds.Parsing;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds;

/// <summary>A list of feeds as feed readers exchange them (OPML 2.0).</summary>
/// <param name="Feeds">In the file's order; a feed's category is the path of the outlines it stands in: <c>World/Asia</c>.</param>
public sealed record OpmlDocument(string? Title, IReadOnlyList<NewFeed> Feeds)
{
    /// <summary>Outlines whose address is none that can be fetched, as written.</summary>
    public IReadOnlyList<string> Unusable { get; init; } = [];

    /// <summary>The feeds as they may be passed on: without those whose address lets in who knows it.</summary>
    public static OpmlDocument Shareable(IReadOnlyList<Feed> feeds) =>
        new("DigestBot's feeds", [.. feeds.Where(feed => !FeedAddress.HoldsSecret(feed.Url)).Select(feed => feed.AsNew())]);

    /// <summary>The list's feeds that are not among those known; each once.</summary>
    public IReadOnlyList<NewFeed> NotIn(IReadOnlyList<Feed> known)
    {
        var addresses = known.Where(feed => !feed.Poll.Ended).Select(feed => feed.Url).ToHashSet(StringComparer.Ordinal);
        return [.. Feeds.Where(feed => addresses.Add(feed.Url))];
    }

    /// <summary>Reads what other programs exported. Most such files are not well-formed: unescaped ampersands, tags in descriptions, cut ends.</summary>
    /// <exception cref="FeedFormatException">The document is no OPML.</exception>
    public static OpmlDocument Read(ReadOnlyMemory<byte> document) => OpmlReader.Read(DocumentText.Read(document, contentType: null));

    /// <summary>One outline a category, within that of its parent; feeds without one first. Addresses are written whole, or readers could not poll them: who calls leaves out those that hold a secret.</summary>
    public void Write(Stream output)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings
        {
            Indent = true,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineChars = "\n",
        });
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", Title ?? "Feeds");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        WriteFeeds(xml, Feeds.Select(feed => (feed, Path: feed.Category?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [])), depth: 0);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteFeeds(XmlWriter xml, IEnumerable<(NewFeed Feed, string[] Path)> feeds, int depth)
    {
        foreach (var category in feeds.GroupBy(feed => feed.Path.ElementAtOrDefault(depth)).OrderBy(group => group.Key is not null))
        {
            if (category.Key is null)
            {
                WriteFeeds(xml, category.Select(feed => feed.Feed));
                continue;
            }

            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", category.Key);
            WriteFeeds(xml, category, depth + 1);
            xml.WriteEndElement();
        }
    }

    private static void WriteFeeds(XmlWriter xml, IEnumerable<NewFeed> feeds)
    {
        foreach (var feed in feeds)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("text", TextNormalizer.CleanLine(feed.Title));
            xml.WriteAttributeString("title", TextNormalizer.CleanLine(feed.Title));
            xml.WriteAttributeString("xmlUrl", feed.Url);
            WriteOptional(xml, "htmlUrl", feed.SiteUrl);
            WriteOptional(xml, "language", feed.Language);
            WriteOptional(xml, "fetchPages", feed.FetchPages?.ToString());
            xml.WriteEndElement();
        }
    }

    private static void WriteOptional(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteAttributeString(name, value);
        }
    }
}
