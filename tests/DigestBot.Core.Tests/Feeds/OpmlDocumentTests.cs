using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class OpmlDocumentTests
{
    [Fact]
    public void A_list_is_read_with_its_categories()
    {
        var list = Read("""
            <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="Loose" xmlUrl="https://loose.example/rss"/>
            <outline text="Politics">
              <outline text="Post" title="other" type="rss" xmlUrl="https://post.example/rss?a=1&amp;b=2" htmlUrl="https://post.example/" language="en"/>
              <outline text="Europe"><outline title="Bote" xmlUrl="https://bote.example/atom"></outline></outline>
            </outline>
            <outline text="Sport"><outline text="Mail" xmlUrl="mailto:no@feed.example"/></outline>
            </body></opml>
            """);

        Assert.Equal("Mine", list.Title);
        Assert.Equal(
            [
                new NewFeed("https://loose.example/rss", "Loose"),
                new NewFeed("https://post.example/rss?a=1&b=2", "Post") { SiteUrl = "https://post.example/", Category = "Politics", Language = "en" },
                new NewFeed("https://bote.example/atom", "Bote") { Category = "Politics/Europe" },
            ],
            list.Feeds);
        Assert.Equal(["mailto:no@feed.example"], list.Unusable);
    }

    [Theory]
    [InlineData("""<opml><body><outline text="News"><outline text="A & B < C" xmlUrl="https://post.example/rss?x=1&y=2" type="rss"/></outline></body></opml>""", "https://post.example/rss?x=1&y=2")]
    [InlineData("""<opml><body><outline text="News"><outline text="Post" description="By <b>us</b> & "friends"" xmlUrl="https://post.example/rss"/>""", "https://post.example/rss")]
    [InlineData("""<opml><body><outline text="News"><outline text="Post" description="See <a href="https://a.example/">us</a> & <a href="https://b.example">them</a>." xmlUrl="https://post.example/rss" type="rss" /></outline></body>""", "https://post.example/rss")]
    [InlineData("""<opml><body><outline text="News"><outline text="Post" xmlUrl="https://post.example/rss">""", "https://post.example/rss")]
    public void A_list_that_is_not_well_formed_loses_no_feed(string document, string url)
    {
        var feed = Assert.Single(Read(document).Feeds);

        Assert.Equal((url, "News"), (feed.Url, feed.Category));
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var list = new OpmlDocument("Feeds & more",
        [
            new NewFeed("https://loose.example/rss", "Loose \"one\""),
            new NewFeed("https://post.example/rss?a=1&b=2", "Post <b>") { SiteUrl = "https://post.example/", Category = "Politik & Welt", Language = "de" },
            new NewFeed("https://ost.example/atom", "Ost") { Category = "Politik & Welt/Europa/Osten" },
            new NewFeed("https://bote.example/atom", "Bote") { Category = "Sport", FetchPages = PageFetching.Never },
        ]);
        using var file = new MemoryStream();
        list.Write(file);

        var read = OpmlDocument.Read(file.ToArray());

        Assert.Equal(list.Title, read.Title);
        Assert.Equal(list.Feeds, read.Feeds);
    }

    [Theory]
    [InlineData("<rss><channel/></rss>", "<rss>")]
    [InlineData("hello", "no OPML")]
    public void What_is_no_list_is_refused_in_a_sentence(string document, string says) =>
        Assert.Contains(says, Assert.Throws<FeedFormatException>(() => Read(document)).Message, StringComparison.Ordinal);

    private static OpmlDocument Read(string document) => OpmlDocument.Read(Encoding.UTF8.GetBytes(document));
}
