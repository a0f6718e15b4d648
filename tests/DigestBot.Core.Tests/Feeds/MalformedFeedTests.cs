using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class MalformedFeedTests
{
    [Theory]
    [InlineData("<rss version='2.0'><channel><title>Post</title><item><title>One</title></item><item><title>Two", 2)]
    [InlineData("<rss version='2.0'><channel><title>Post</title><item><title>One<item><title>Two</title></item></channel></rss>", 2)]
    [InlineData("<rss version='2.0'><channel><title>Post</title></channel><item><title>One</item><item><title>Two</title></item></rss>", 2)]
    [InlineData("\n\n<br /><b>Warning</b>: mysql is away<rss><channel><title>Post</title><item><title>One</title></item></channel></rss>", 1)]
    [InlineData("<rss version=2.0><channel><title>Post</title><item><title>One</titel><link>https://post.example/1</link></item></channel></rss>", 1)]
    [InlineData("<rss version=\"2.0><channel><title>Post</title><item><title>One</title></item></channel></rss>", 1)]
    [InlineData("<rss><channel><title>Post</title><item><title>One</title><description>5 < 6 & 7 > 6 <br> and <p> open</description></item></channel></rss>", 1)]
    [InlineData("<rss><channel><title>Post</title><item><title><![CDATA[One", 1)]
    public void What_is_not_well_formed_is_read_as_far_as_it_goes(string document, int entries)
    {
        var feed = Parse(document);

        Assert.Equal(("Post", entries), (feed.Title, feed.Entries.Count));
        Assert.Equal("One", feed.Entries[0].Title);
    }

    [Theory]
    [InlineData("Q&A", "Q&A")]
    [InlineData("Caf&eacute; &#233; &#xE9; &hellip;", "Café é é …")]
    [InlineData("don&#146;t", "don’t")]
    [InlineData("&nosuch; &#xFFFFFFFF; &#0;", "&nosuch; \uFFFD \uFFFD")]
    [InlineData("<![CDATA[Q&amp;A]]>", "Q&amp;A")]
    public void References_mean_what_html_says_and_nothing_else(string written, string read) =>
        Assert.Equal(read, Parse($"<rss><channel><title>{written}</title></channel></rss>").Title);

    [Fact]
    public void A_document_type_is_passed_over_and_its_entities_mean_nothing()
    {
        var bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append($"<!ENTITY a{i} '&a{i - 1};&a{i - 1};&a{i - 1};'>");
        }

        bomb.Append("<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&a29;&file;</title></channel></rss>");

        Assert.Equal("&a29;&file;", Parse(bomb.ToString()).Title);
    }

    [Fact]
    public void Elements_without_end_stop_at_a_limit_with_a_clear_error()
    {
        var document = "<rss><channel>" + string.Concat(Enumerable.Repeat("<a/>", 600_000));

        Assert.Contains("500,000 elements", Assert.Throws<FeedFormatException>(() => Parse(document)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_without_end_stop_at_a_limit_with_a_clear_error()
    {
        var document = "<rss><channel>" + string.Concat(Enumerable.Repeat("<item/>", 10_001));

        Assert.Contains("10,000 entries", Assert.Throws<FeedFormatException>(() => Parse(document)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_without_end_neither_overflows_nor_loses_what_follows()
    {
        var document = $"<rss><channel><item><description>{string.Concat(Enumerable.Repeat("<p>", 100_000))}</description><title>One</title></item></channel></rss>";

        Assert.Equal("One", Parse(document).Entries[0].Title);
    }

    [Fact]
    public void A_body_above_the_limit_is_refused() =>
        Assert.Contains("at most 20 MB", Assert.Throws<FeedFormatException>(() => FeedParser.Parse(new byte[21 * 1024 * 1024])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n ", "empty")]
    [InlineData("Hello, world", "plain text")]
    [InlineData("<!DOCTYPE html><html><head><title>News</title></head></html>", "HTML page")]
    [InlineData("<opml version='2.0'><body/></opml>", "OPML")]
    [InlineData("<urlset><url/></urlset>", "sitemap")]
    [InlineData("<svg><g/></svg>", "<svg>")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("\u001F\u008B\b", "gzip file: unpack it first")]
    public void What_is_no_feed_is_called_what_it_is(string document, string says) =>
        Assert.Contains(says, Assert.Throws<FeedFormatException>(() => FeedParser.Parse(Encoding.Latin1.GetBytes(document))).Message, StringComparison.Ordinal);

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document));
}
