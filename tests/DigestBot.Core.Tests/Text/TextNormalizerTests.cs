using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  Ferry \t runs\r\n aground  ", "Ferry runs aground")]
    [InlineData("Ferry runs", "Ferry runs")]
    [InlineData("one\n\n\ntwo", "one two")]
    public void A_line_has_single_spaces_and_no_ends(string? text, string expected) =>
        Assert.Equal(expected, TextNormalizer.CleanLine(text));

    [Fact]
    public void A_single_line_break_is_a_space_and_more_are_a_paragraph() =>
        Assert.Equal("one two\n\nthree", TextNormalizer.CleanParagraphs("one\r\ntwo\r\n \r\n\r\nthree\n"));

    [Fact]
    public void Whatever_stands_between_two_letters_the_line_is_composed()
    {
        foreach (var c in Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => !char.IsSurrogate(c)))
        {
            Assert.True(TextNormalizer.CleanLine($"e{c}\u0301o{c}").IsNormalized(), $"U+{(int)c:X4}");
            Assert.True(TextNormalizer.CleanLine($"e{c}o").IsNormalized(), $"U+{(int)c:X4}");
        }
    }

    [Fact]
    public void What_is_clean_already_is_told_from_what_only_looks_so()
    {
        for (var c = '\u0001'; c < '\uD800'; c++)
        {
            Assert.Equal(TextNormalizer.CleanLine($"\ta{c}b"), TextNormalizer.CleanLine($"a{c}b"));
        }

        Assert.Equal("a b", TextNormalizer.CleanLine("a  b"));
        Assert.Equal("a b", TextNormalizer.CleanLine(" a b"));
        Assert.Equal("a b", TextNormalizer.CleanLine("a b "));
    }

    [Fact]
    public void Overrides_that_make_text_read_as_another_are_removed() =>
        Assert.Equal("exe.gpj", TextNormalizer.CleanLine("\u202Eexe.gpj\u202C"));

    [Fact]
    public void An_isolate_left_open_is_closed_and_a_stray_end_is_dropped()
    {
        Assert.Equal("\u2067שלום\u2069", TextNormalizer.CleanLine("\u2067שלום"));
        Assert.Equal("word", TextNormalizer.CleanLine("word\u2069"));
    }

    [Fact]
    public void Isolates_are_closed_before_the_next_paragraph() =>
        Assert.Equal("\u2067א\u2069\n\nb", TextNormalizer.CleanParagraphs("\u2067א\n\nb"));

    [Fact]
    public void Joiners_stay_for_Persian_and_emoji()
    {
        Assert.Equal("می‌خواهم", TextNormalizer.CleanLine("می\u200Cخواهم"));
        Assert.Equal("👩\u200D🚒", TextNormalizer.CleanLine("👩\u200D🚒"));
    }

    [Fact]
    public void Control_characters_soft_hyphens_and_zero_width_spaces_are_removed() =>
        Assert.Equal("newspaper", TextNormalizer.CleanLine("news\u00ADpa\u200Bper\u0007\u0000"));

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() =>
        Assert.Equal("a\uFFFDb", TextNormalizer.CleanLine("a\uD83Db"));

    [Theory]
    [InlineData("Zürich", "zurich")]
    [InlineData("STRASSE straße", "strasse strasse")]
    [InlineData("Łódź’s", "łodz's")]
    [InlineData("ﬁnance", "finance")]
    public void Folding_makes_spellings_equal_that_readers_take_for_equal(string text, string folded) =>
        Assert.Equal(folded, TextNormalizer.Fold(text));
}
