using System.Text;
using DigestBot.Core.Feeds;

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

    private static readonly string[] Fragments =
        ["<", "&", "]]>", "<![CDATA[", "\"", "'", "<item>", "</item>", "<!DOCTYPE x [", "<!--", "\0", "&#x0;", "xml:base=\"//\"", "<a b='", "=<", "</", "<feed>", "{"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_a_feed_is_mangled_it_is_read_or_refused_in_a_sentence(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1000; i++)
        {
            var document = Mangled(random);
            try
            {
                FeedParser.Parse(document, "https://elm.example/rss");
            }
            catch (FeedFormatException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
            catch (Exception crash)
            {
                Assert.Fail($"{crash}\n{Encoding.UTF8.GetString(document)}");
            }
        }
    }

    private static byte[] Mangled(Random random)
    {
        var document = Encoding.UTF8.GetBytes(Sample).ToList();
        for (var change = random.Next(1, 10); change > 0; change--)
        {
            var position = random.Next(document.Count);
            switch (random.Next(3))
            {
                case 0:
                    document[position] = (byte)random.Next(256);
                    break;
                case 1:
                    document.InsertRange(position, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                default:
                    document.RemoveRange(position, Math.Min(document.Count - position - 1, random.Next(100)));
                    break;
            }
        }

        return [.. document];
    }
}
