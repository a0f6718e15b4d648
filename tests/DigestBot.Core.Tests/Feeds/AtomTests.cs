using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class AtomTests
{
    [Fact]
    public void An_atom_feed_is_read()
    {
        var feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://bote.example/">
              <title type="text">Der Talbote</title>
              <subtitle>Neues aus dem Tal</subtitle>
              <link rel="self" href="/atom.xml"/>
              <link rel="alternate" type="text/html" href="/"/>
              <author><name>Redaktion</name></author>
              <entry>
                <id>tag:bote.example,2024:1</id>
                <title type="html">Br&amp;uuml;cke &lt;b&gt;offen&lt;/b&gt;</title>
                <link href="bruecke"/>
                <published>2024-08-20T08:30:00+02:00</published>
                <updated>2024-08-20T09:00:00+02:00</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Siehe <a href="karte">Karte</a> &amp; mehr.</p></div></content>
                <category term="verkehr" label="Verkehr"/>
              </entry>
            </feed>
            """);

        Assert.Equal(("atom1.0", "Der Talbote", "https://bote.example/", "de"), (feed.Format, feed.Title, feed.Link, feed.Language));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("tag:bote.example,2024:1", "Br&uuml;cke <b>offen</b>", "https://bote.example/bruecke"), (entry.Id, entry.Title, entry.Link));
        Assert.Equal("<p>Siehe <a href=\"https://bote.example/karte\">Karte</a> &amp; mehr.</p>", entry.Content);
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 6, 30, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 7, 0, 0, TimeSpan.Zero), entry.Updated);
        Assert.Equal(["Verkehr"], entry.Categories);
        Assert.Equal("Redaktion", entry.Authors[0].Name);
    }

    [Fact]
    public void Atom_03_is_read_with_its_own_names_and_encodings()
    {
        var feed = Parse("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#">
              <title>Old News</title><tagline>Since 2003</tagline>
              <entry><title mode="base64">QnJpZGdl</title><issued>2003-12-31T10:14:55Z</issued><modified>2004-01-01T00:00:00Z</modified></entry>
            </feed>
            """);

        Assert.Equal(("atom0.3", "Since 2003", "Bridge"), (feed.Format, feed.Subtitle, feed.Entries[0].Title));
        Assert.Equal(new DateTimeOffset(2003, 12, 31, 10, 14, 55, TimeSpan.Zero), feed.Entries[0].Published);
    }

    [Fact]
    public void An_entry_with_nothing_but_a_change_date_was_published_then() =>
        Assert.Equal(
            new DateTimeOffset(2024, 8, 20, 7, 0, 0, TimeSpan.Zero),
            Parse("<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>2024-08-20T07:00:00Z</updated></entry></feed>").Entries[0].Published);

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document));
}
