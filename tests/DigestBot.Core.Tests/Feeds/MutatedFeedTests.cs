using System.Text;
using DigestBot.Core.Feeds;
using DigestBot.Testing.Mutations;

namespace DigestBot.Core.Tests.Feeds;

public sealed class MutatedFeedTests
{
    private const string Sample = """
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]>
        <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xml:base="https://elm.example/"><channel><title>Elm &amp; Post</title><link>/</link>
        <item><guid>1</guid><title><![CDATA[Bridge <b>closed</b>]]></title><pubDate>Tue, 20 Aug 2024 08:30:00 +0200</pubDate>
        <description>&lt;p&gt;Größe &#8211; é&lt;/p&gt;</description><media:group><media:thumbnail url="a.jpg"/></media:group></item>
        <item><link href="x"/><description><div><p>naked <br> markup</p></div></description></item></channel></rss>
        """;

    private static readonly byte[][] Samples =
    [
        Encoding.UTF8.GetBytes(Sample),
        Encoding.UTF8.GetBytes("""<feed xmlns="http://www.w3.org/2005/Atom"><title type="xhtml"><div>Elm</div></title><entry><id>1</id><link href="/1"/><content type="html">&lt;p&gt;Größe&lt;/p&gt;</content><updated>2026-03-01T10:00:00Z</updated></entry></feed>"""),
        Encoding.UTF8.GetBytes("""{"version":"https://jsonfeed.org/version/1.1","title":"Elm","items":[{"id":"1","content_html":"<p>Bridge</p>","date_published":"2026-03-01T10:00:00Z","authors":[{"name":"Jane"}]}]}"""),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_a_feed_is_mangled_it_is_read_or_refused_in_a_sentence(int seed)
    {
        var mutator = new DocumentMutator(Samples, seed);
        for (var number = 0; number < 200; number++)
        {
            try
            {
                FeedParser.Parse(mutator.Mutant(number), "https://elm.example/rss");
            }
            catch (FeedFormatException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
            catch (Exception crash)
            {
                Assert.Fail($"Mutant {number}: {crash}");
            }
        }
    }
}
