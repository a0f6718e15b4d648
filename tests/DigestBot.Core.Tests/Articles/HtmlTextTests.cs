using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One.</p><p>Two.</p>", "One.\n\nTwo.")]
    [InlineData("One.<br><br>Two.<br>Still two.", "One.\n\nTwo. Still two.")]
    [InlineData("<h2>What happened</h2><ul><li>Bridges closed</li><li>Trains late</li></ul>", "What happened\n\nBridges closed\n\nTrains late")]
    [InlineData("<table><tr><th>Town</th><th>Rain</th></tr><tr><td>Elmsford</td><td>40 mm</td></tr></table>", "Town Rain\n\nElmsford 40 mm")]
    [InlineData("<div>Outer <b>bold</b>er<div>Inner</div>tail</div>", "Outer bolder\n\nInner\n\ntail")]
    public void Blocks_become_paragraphs(string html, string expected) => Assert.Equal(expected, HtmlText.ToParagraphs(html));

    [Theory]
    [InlineData("<p>The river rose<p>and fell <b>again", "The river rose\n\nand fell again")]
    [InlineData("<p>Fine</p></div></section><p>Also fine</p>", "Fine\n\nAlso fine")]
    [InlineData("<a href=\"x>Broken</a> quote", "")]
    public void Broken_markup_is_read_as_a_browser_reads_it(string html, string expected) =>
        Assert.Equal(expected, HtmlText.ToParagraphs(html));

    [Fact]
    public void Scripts_styles_forms_and_captions_are_no_text() =>
        Assert.Equal("Seen.", HtmlText.ToParagraphs(
            "<style>p{}</style><script>alert('x')</script><figure><img src=a><figcaption>Photo: A. Nother</figcaption></figure><p>Seen.</p><form><label>Mail</label><button>Go</button></form><p hidden>not seen</p>"));

    [Theory]
    [InlineData("Fish &amp; chips &#8211; again", "Fish & chips – again")]
    [InlineData("Fish &amp;amp; chips&amp;#8217; price", "Fish & chips’ price")]
    [InlineData("<p>Fish &amp;#8211; chips</p>", "Fish – chips")]
    [InlineData("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo.")]
    public void Entities_and_double_escaping_are_undone(string html, string expected) => Assert.Equal(expected, HtmlText.ToParagraphs(html));

    [Theory]
    [InlineData("If a < b then b > a")]
    [InlineData("The <b2b> market & others")]
    [InlineData("5 <6 and 7> 6")]
    public void Plain_text_with_angle_brackets_stays_as_written(string text) => Assert.Equal(text, HtmlText.ToParagraphs(text));

    [Fact]
    public void A_sentence_about_a_tag_is_no_markup() =>
        Assert.Equal("Use the <p> element.", HtmlText.ToParagraphs("Use the &lt;p&gt; element."));

    [Theory]
    [InlineData("## [Harbour reopens](#)\n\nShips came.", "Harbour reopens", "Ships came.")]
    [InlineData("Harbour\n=======\n\nShips **came** [home](https://example.org/a_(b)).", null, "Harbour\n\nShips came home.")]
    [InlineData("Ships came. [](https://example.org) ![crane](c.png)\n- first\n- second", null, "Ships came.\n\nfirst\n\nsecond")]
    public void Markdown_is_unwrapped(string markdown, string? heading, string expected)
    {
        Assert.Equal(expected, string.Join("\n\n", PlainText.Read(markdown, out var found)));
        Assert.Equal(heading, found);
    }

    [Fact]
    public void A_line_break_ends_a_paragraph_unless_the_text_is_wrapped_at_a_column()
    {
        Assert.Equal("First paragraph.\n\nSecond paragraph.", HtmlText.ToParagraphs("First paragraph.\nSecond paragraph."));
        Assert.Equal(
            "The ferry left at noon with two hundred passengers on board, more than in any week of the past summer, the harbour said.\n\nNobody was late.",
            HtmlText.ToParagraphs("The ferry left at noon with two hundred\npassengers on board, more than in any\nweek of the past summer, the\nharbour said.\n\nNobody was late."));
    }

    [Fact]
    public void Bidi_overrides_go_and_joiners_stay() =>
        Assert.Equal("moc.elpmaxe می‌خواهم", HtmlText.ToParagraphs("<p>\u202Emoc.elpmaxe\u202C می\u200Cخواهم</p>"));

    [Theory]
    [InlineData("<div><b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a href=x><i>")]
    public void Nesting_too_deep_for_any_page_costs_neither_the_stack_nor_minutes(string tags)
    {
        var html = "<p>Seen.</p>" + string.Concat(Enumerable.Repeat(tags, 20_000)) + "deep";

        Assert.Equal("Seen.\n\ndeep", HtmlText.ToParagraphs(html));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("<p>&nbsp;</p>")]
    public void Nothing_gives_nothing(string? html) => Assert.Equal("", HtmlText.ToParagraphs(html));
}
