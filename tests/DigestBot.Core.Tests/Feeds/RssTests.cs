using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class RssTests
{
    [Fact]
    public void An_rss_2_feed_is_read_with_the_namespaces_that_news_uses()
    {
        var feed = Parse("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
              <channel>
                <title>The Elmsford Post</title>
                <atom:link rel="self" href="https://post.example/feed.xml" />
                <link>https://post.example/</link>
                <description>News from the valley</description>
                <language>en-gb</language>
                <ttl>45</ttl>
                <image><title>Logo</title><link>https://post.example/logo</link></image>
                <item>
                  <title>Bridge reopens &amp; ferries stop</title>
                  <link>https://post.example/bridge</link>
                  <guid isPermaLink="false">post-17</guid>
                  <pubDate>Tue, 20 Aug 2024 08:30:00 +0200</pubDate>
                  <dc:creator>Ada Finch</dc:creator>
                  <description><![CDATA[<p>Cars cross the <b>Elm</b> again.</p>]]></description>
                  <content:encoded>&lt;p&gt;The whole text.&lt;/p&gt;</content:encoded>
                  <category>Traffic</category><category>traffic</category><category>Valley</category>
                  <media:content url="https://post.example/bridge.jpg" medium="image"><media:title>The bridge</media:title></media:content>
                </item>
              </channel>
            </rss>
            """);

        Assert.Equal(("rss2.0", "The Elmsford Post", "https://post.example/", "News from the valley", "en-gb"), (feed.Format, feed.Title, feed.Link, feed.Subtitle, feed.Language));
        Assert.Equal(TimeSpan.FromMinutes(45), feed.Wishes.TimeToLive);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("post-17", "Bridge reopens & ferries stop", "https://post.example/bridge"), (entry.Id, entry.Title, entry.Link));
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 6, 30, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal("<p>Cars cross the <b>Elm</b> again.</p>", entry.Summary);
        Assert.Equal("<p>The whole text.</p>", entry.Content);
        Assert.Equal(["Traffic", "Valley"], entry.Categories);
        Assert.Equal([new FeedAuthor("Ada Finch", null, null)], entry.Authors);
        Assert.Equal("https://post.example/bridge.jpg", entry.ImageUrl);
    }

    [Fact]
    public void Rss_1_keeps_its_items_beside_the_channel()
    {
        var feed = Parse("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://observer.example/rdf"><title>Observer</title><link>https://observer.example/</link></channel>
              <item rdf:about="https://observer.example/1"><title>First</title><link>https://observer.example/1</link><dc:date>2024-08-20T10:00:00Z</dc:date></item>
              <item rdf:about="https://observer.example/2"><title>Second</title><link>https://observer.example/2</link></item>
            </rdf:RDF>
            """);

        Assert.Equal("rss1.0", feed.Format);
        Assert.Equal(["https://observer.example/1", "https://observer.example/2"], feed.Entries.Select(entry => entry.Id));
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 10, 0, 0, TimeSpan.Zero), feed.Entries[0].Published);
        Assert.Null(feed.Entries[1].Published);
    }

    [Fact]
    public void An_element_of_a_foreign_namespace_never_stands_in_for_the_feeds_own()
    {
        var entry = Parse("""
            <rss version="2.0" xmlns:shop="https://shop.example/ns"><channel><item>
              <shop:title>Buy now</shop:title><shop:description>Cheap</shop:description><title>Storm Pell nears the coast</title>
            </item></channel></rss>
            """).Entries[0];

        Assert.Equal("Storm Pell nears the coast", entry.Title);
        Assert.Null(entry.Summary);
    }

    [Fact]
    public void Prefixes_that_were_never_declared_mean_what_they_usually_do()
    {
        var entry = Parse("""
            <rss version="2.0"><channel><item><title>T</title><dc:creator>Ada Finch</dc:creator><content:encoded>Full</content:encoded></item></channel></rss>
            """).Entries[0];

        Assert.Equal(("Ada Finch", "Full"), (entry.Authors[0].Name, entry.Content));
    }

    [Theory]
    [InlineData("ada@post.example (Ada Finch)", "Ada Finch", "ada@post.example")]
    [InlineData("Ada Finch &lt;ada@post.example&gt;", "Ada Finch", "ada@post.example")]
    [InlineData("ada@post.example", null, "ada@post.example")]
    [InlineData("Ada Finch", "Ada Finch", null)]
    public void An_authors_line_is_taken_apart(string line, string? name, string? email) =>
        Assert.Equal([new FeedAuthor(name, email, null)], Parse($"<rss version='2.0'><channel><item><author>{line}</author></item></channel></rss>").Entries[0].Authors);

    [Theory]
    [InlineData("<guid>https://post.example/1</guid>", "https://post.example/1")]
    [InlineData("<guid isPermaLink='false'>https://post.example/1</guid>", null)]
    [InlineData("<guid>17</guid>", null)]
    [InlineData("<link/><atom:link href='https://post.example/2'/>", "https://post.example/2")]
    [InlineData("<link>\n  https://post.example/?a=1&b=2\n</link>", "https://post.example/?a=1&b=2")]
    public void The_link_is_found_where_publishers_put_it(string elements, string? link) =>
        Assert.Equal(link, Parse($"<rss version='2.0'><channel><item>{elements}</item></channel></rss>").Entries[0].Link);

    [Theory]
    [InlineData("<rss version='2.0'><channel><link>/news</link></channel></rss>", "https://post.example/news")]
    [InlineData("<rss version='2.0' xml:base='https://other.example/'><channel><link>news</link></channel></rss>", "https://other.example/news")]
    [InlineData("<rss version='2.0'><channel xml:base='sub/'><link>news</link></channel></rss>", "https://post.example/feeds/sub/news")]
    public void Relative_links_are_resolved_against_the_nearest_base(string document, string link) =>
        Assert.Equal(link, FeedParser.Parse(Encoding.UTF8.GetBytes(document), "https://post.example/feeds/rss.xml").Link);

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document));
}
