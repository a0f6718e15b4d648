using System.Text;
using System.Xml;
using DigestBot.Core.Feeds.Parsing;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds;

/// <summary>A list of feeds as feed readers exchange them (OPML 2.0).</summary>
/// <param name="Feeds">In the file's order; a feed's category is the nearest outline it stands in.</param>
public sealed record OpmlDocument(string? Title, IReadOnlyList<NewFeed> Feeds)
{
    /// <summary>Outlines whose address is none that can be fetched, as written.</summary>
    public IReadOnlyList<string> Unusable { get; init; } = [];

    /// <summary>Reads what other programs exported. Most such files are not well-formed: unescaped ampersands, tags in descriptions, cut ends.</summary>
    /// <exception cref="FeedFormatException">The document is no OPML.</exception>
    public static OpmlDocument Read(ReadOnlyMemory<byte> document) => OpmlReader.Read(DocumentText.Read(document, contentType: null));

    /// <summary>One outline a category, feeds without one first; addresses are written whole, for this is how feeds are moved.</summary>
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
        foreach (var category in Feeds.GroupBy(feed => feed.Category).OrderBy(group => group.Key is not null))
        {
            WriteCategory(xml, category.Key, category);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCategory(XmlWriter xml, string? name, IEnumerable<NewFeed> feeds)
    {
        if (name is not null)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", name);
        }

        foreach (var feed in feeds)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("text", TextNormalizer.CleanLine(feed.Title));
            xml.WriteAttributeString("xmlUrl", feed.Url);
            WriteOptional(xml, "htmlUrl", feed.SiteUrl);
            WriteOptional(xml, "language", feed.Language);
            xml.WriteEndElement();
        }

        if (name is not null)
        {
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
