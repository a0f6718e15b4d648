using DigestBot.Web.Previews;

namespace DigestBot.Tests.Web;

/// <summary>The previews read what the platforms document, so that they show what will be shown.</summary>
public sealed class PreviewMarkupTests
{
    [Theory]
    [InlineData("**Ferry** to *Ostrava*", "<b>Ferry</b> to <i>Ostrava</i>")]
    [InlineData("~~21~~ __27__ `code`", "<s>21</s> <u>27</u> <code>code</code>")]
    [InlineData(@"\*not\* \_marked\_", "*not* _marked_")]
    [InlineData("snake_case_word stays", "snake_case_word stays")]
    [InlineData("[The *Gazette*](https://gazette.example/a_(b))", "<a https://gazette.example/a_(b)>The <i>Gazette</i></a>")]
    [InlineData(@"[\[1\]](https://a.example/)", "<a https://a.example/>[1]</a>")]
    [InlineData("[x](javascript:alert(1))", "[x](javascript:alert(1))")]
    [InlineData("<https://a.example/>", "<a https://a.example/>https://a.example/</a>")]
    [InlineData("see https://a.example/b.", "see <a https://a.example/b>https://a.example/b</a>.")]
    [InlineData("<@123> and <#456>", "<@123> and <#456>")]
    [InlineData("<t:0:R>", "<time 0>")]
    [InlineData("an unclosed **mark", "an unclosed **mark")]
    public void Discord_s_marks_within_a_line(string typed, string drawn) => Assert.Equal(drawn, Draw(DiscordInlines.Parse(typed)));

    [Fact]
    public void Discord_s_lines()
    {
        var blocks = DiscordMarkdown.Parse("## Morning\n-# small print\n> quoted\n> twice\n- one\n- two\nplain\nstill plain\n\n```\n**raw**\n```");

        Assert.Collection(
            blocks,
            block => Assert.Equal(2, Assert.IsType<MarkupBlock.Heading>(block).Level),
            block => Assert.Equal("small print", Draw(Assert.IsType<MarkupBlock.Small>(block).Content)),
            block => Assert.Equal("quoted|twice", Draw(Assert.IsType<MarkupBlock.Quote>(block).Content)),
            block => Assert.Equal(2, Assert.IsType<MarkupBlock.Items>(block).Content.Count),
            block => Assert.Equal("plain|still plain", Draw(Assert.IsType<MarkupBlock.Paragraph>(block).Content)),
            block => Assert.Equal("**raw**", Assert.IsType<MarkupBlock.Verbatim>(block).Text));
    }

    [Theory]
    [InlineData("*Ferry* to _Ostrava_", "<b>Ferry</b> to <i>Ostrava</i>")]
    [InlineData("2*3*4 and snake_case_word", "2*3*4 and snake_case_word")]
    [InlineData("*<https://a.example/|The Gazette>*", "<b><a https://a.example/>The Gazette</a></b>")]
    [InlineData("Q&amp;A &lt;b&gt;", "Q&A <b>")]
    [InlineData("<!channel> <@U1|ana>", "<@channel> <ana>")]
    [InlineData("<javascript:alert(1)|x>", "x")]
    [InlineData("<!date^0^{date_short} at {time}|1 Jan>", "<time 0 Jan 1, 1970 at 00:00>")]
    [InlineData("a *mark\nover* lines", "a *mark|over* lines")]
    public void Slack_s_marks(string typed, string drawn) =>
        Assert.Equal(drawn, Draw(Assert.IsType<MarkupBlock.Paragraph>(Assert.Single(SlackMarkup.Parse(typed))).Content));

    [Fact]
    public void Slack_s_quotes_and_fences()
    {
        Assert.Collection(
            SlackMarkup.Parse("before\n&gt; said\nafter ```*raw* &amp;```"),
            block => Assert.IsType<MarkupBlock.Paragraph>(block),
            block => Assert.Equal("said", Draw(Assert.IsType<MarkupBlock.Quote>(block).Content)),
            block => Assert.IsType<MarkupBlock.Paragraph>(block),
            block => Assert.Equal("*raw* &", Assert.IsType<MarkupBlock.Verbatim>(block).Text));
    }

    [Fact]
    public void Slack_s_rich_text_is_taken_by_its_letter()
    {
        var block = JsonParts.Parse("""
            {"type":"rich_text","elements":[
              {"type":"rich_text_section","elements":[
                {"type":"text","text":"*not bold* &amp;\nnext ","style":{"bold":true}},
                {"type":"link","url":"https://a.example/","text":"The Gazette","style":{"italic":true}},
                {"type":"link","url":"javascript:alert(1)","text":"x"},
                {"type":"date","timestamp":0,"format":"{date_num}"}]},
              {"type":"rich_text_list","style":"ordered","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]}]},
              {"type":"rich_text_preformatted","elements":[{"type":"text","text":"a  b"}]}]}
            """);

        Assert.Collection(
            SlackRichText.Read(block),
            line => Assert.Equal("<b>*not bold* &amp;</b>|<b>next </b><i><a https://a.example/>The Gazette</a></i>x<time 0 1970-01-01>", Draw(Assert.IsType<MarkupBlock.Paragraph>(line).Content)),
            line => Assert.True(Assert.IsType<MarkupBlock.Items>(line).Ordered),
            line => Assert.Equal("a  b", Assert.IsType<MarkupBlock.Verbatim>(line).Text));
    }

    private static string Draw(IReadOnlyList<Markup> content) => string.Concat(content.Select(part => part switch
    {
        Markup.Text text => text.Value,
        Markup.LineBreak => "|",
        Markup.Strong strong => $"<b>{Draw(strong.Content)}</b>",
        Markup.Emphasis emphasis => $"<i>{Draw(emphasis.Content)}</i>",
        Markup.Underline underline => $"<u>{Draw(underline.Content)}</u>",
        Markup.Strike strike => $"<s>{Draw(strike.Content)}</s>",
        Markup.Code code => $"<code>{code.Value}</code>",
        Markup.Link link => $"<a {link.Url}>{Draw(link.Content)}</a>",
        Markup.Time time => $"<time {time.When.ToUnixTimeSeconds()}{(time.Shown.Length > 0 ? " " + time.Shown : "")}>",
        Markup.Mention mention => $"<{mention.Name}>",
        _ => throw new NotSupportedException(),
    }));
}
