using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Testing.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace DigestBot.Core.Tests.Chat;

public sealed class RichTextSplitterTests
{
    [Fact]
    public void Parts_end_after_a_sentence_where_one_ends_in_their_second_half() =>
        Assert.Equal(["One two three. ", "Four five six."], Split("One two three. Four five six.", 20));

    [Fact]
    public void Without_a_sentence_words_stay_whole() => Assert.Equal(["one two ", "three ", "four"], Split("one two three four", 8));

    [Fact]
    public void A_word_too_long_is_divided_between_graphemes()
    {
        var parts = Split(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 10)), 30);
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 30));
        Assert.All(parts, part => Assert.True(part.Length % "👩‍👩‍👧‍👦".Length == 0));
    }

    [Fact]
    public void Marks_and_links_go_on_in_the_next_part()
    {
        var text = new RichText([new Inline.Strong("one two"), new Inline.Link("three four", "https://example.org/")]);
        var parts = RichTextSplitter.Split(text, 9, part => part.ToPlainText().Length);
        Assert.Equal([new Inline.Strong("one two")], parts[0].Inlines);
        Assert.Equal([new Inline.Link("three ", "https://example.org/")], parts[1].Inlines);
        Assert.Equal([new Inline.Link("four", "https://example.org/")], parts[2].Inlines);
    }

    [Fact]
    public void Nothing_is_lost_of_any_text_and_every_part_fits() => Prop.ForAll<string?, int>((text, size) =>
    {
        var max = 2 + Math.Abs(size % 40);
        var parts = Split(text ?? "", max);
        Assert.Equal(text ?? "", string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 0, max));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_excerpt_ends_after_a_whole_word()
    {
        Assert.Equal("Ferries stop…", Excerpt.Of("Ferries stop for days", 16));
        Assert.Equal("Ferries", Excerpt.Of("Ferries", 7));
        Assert.All(HostileText.All, text => Assert.InRange(new StringInfo(Excerpt.Of(text, 75)).String.Length, 0, 75));
    }

    [Theory]
    [InlineData("https://example.org/a(b)c?d=<e>|f", "https://example.org/a%28b%29c?d=%3Ce%3E%7Cf")]
    [InlineData("http://müller.example/ä", "http://müller.example/%C3%A4")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://bank.example@evil.example/", null)]
    [InlineData("//example.org/", null)]
    [InlineData("ftp://example.org/", null)]
    [InlineData(null, null)]
    public void Only_web_addresses_become_links_and_none_can_end_a_link_early(string? url, string? expected) => Assert.Equal(expected, WebAddress.Of(url));

    private static List<string> Split(string text, int max) =>
        [.. RichTextSplitter.Split(RichText.Plain(text), max, part => part.ToPlainText().Length).Select(part => part.ToPlainText())];
}
