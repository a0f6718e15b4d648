using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class FeedEncodingTests
{
    static FeedEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", "utf-8", null, "Größe – Übersee")]
    [InlineData("windows-1252", "windows-1252", null, "Größe – Übersee")]
    [InlineData("windows-1252", "iso-8859-1", null, "Größe – Übersee")]
    [InlineData("windows-1252", "utf-8", null, "Größe – Übersee")]
    [InlineData("windows-1252", null, null, "Größe – Übersee")]
    [InlineData("windows-1252", null, null, "Élu, il a dit : « Le marché\u00A0» rouvre")]
    [InlineData("utf-8", "iso-8859-1", null, "Größe – Übersee")]
    [InlineData("utf-8", null, "text/xml; charset=iso-8859-1", "Größe – Übersee")]
    [InlineData("windows-1250", null, "text/xml; charset=\"windows-1250\"", "Žluťoučký kůň")]
    [InlineData("windows-1250", "windows-1250", "text/xml", "Žluťoučký kůň")]
    [InlineData("shift_jis", "Shift_JIS", null, "橋が再開")]
    [InlineData("gb18030", "gb2312", null, "大桥重新开放")]
    [InlineData("windows-1251", "no-such-encoding", null, "Мост снова открыт для движения")]
    [InlineData("koi8-r", null, null, "мост снова открыт для движения")]
    [InlineData("utf-8", "utf-16", null, "Größe – Übersee")]
    public void The_text_is_right_whatever_the_publisher_says_of_its_encoding(string written, string? declared, string? contentType, string text)
    {
        var document = $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?><rss><channel><title>{text}</title></channel></rss>";

        Assert.Equal(text, FeedParser.Parse(Encoding.GetEncoding(written).GetBytes(document), contentType: contentType).Title);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_is_believed(string encoding)
    {
        var kind = Encoding.GetEncoding(encoding);
        byte[] document = [.. kind.GetPreamble(), .. kind.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>Größe</title></channel></rss>")];

        Assert.Equal("Größe", FeedParser.Parse(document).Title);
    }

    [Fact]
    public void A_stray_byte_spoils_itself_alone()
    {
        byte[] document = [.. "<rss><channel><title>Größe caf"u8, 0xE9, .. "</title></channel></rss>"u8];

        Assert.Equal("Größe café", FeedParser.Parse(document).Title);
    }

    [Fact]
    public void Text_encoded_twice_is_decoded_twice_but_only_where_the_whole_document_is()
    {
        static string Title(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes($"<rss><channel><title>{text}</title></channel></rss>")).Title!;

        Assert.Equal("Cinéma, théâtre", Title(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Cinéma, théâtre"))));
        Assert.Equal("CAFÉ\u00A0! Été", Title("CAFÉ\u00A0! Été"));
    }
}
