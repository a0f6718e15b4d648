using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("The U.S. didn't vote", "The|U|S|didn't|vote")]
    [InlineData("Well-known: 4,051 yards at 20:45.", "Well|known|4,051|yards|at|20:45")]
    [InlineData("L’État, c'est moi", "L’État|c'est|moi")]
    [InlineData("G20 und COVID19", "G20|und|COVID19")]
    [InlineData("Ärzte in Łódź", "Ärzte|in|Łódź")]
    [InlineData("министр прибыл", "министр|прибыл")]
    [InlineData("'quoted' 'words'", "quoted|words")]
    [InlineData("", "")]
    [InlineData(" \t\n…—", "")]
    public void Words_and_numbers_are_cut_as_readers_see_them(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("東京都知事", "東京|京都|都知|知事")]
    [InlineData("東", "東")]
    [InlineData("NHKは東京", "NHK|は東|東京")]
    [InlineData("2026年", "2026|年")]
    [InlineData("ข่าว", "ข่|่า|าว")]
    public void Scripts_without_spaces_come_as_overlapping_pairs(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("fire 🔥🔥 in 🏙️ town", "fire|in|️|town")]
    [InlineData("half \uD83D surrogate \uDE00", "half|surrogate")]
    [InlineData("𝐁𝐨𝐥𝐝 words", "𝐁𝐨𝐥𝐝|words")]
    public void Emoji_and_broken_surrogates_break_nothing(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Fact]
    public void A_megabyte_without_a_space_is_one_word()
    {
        var tokens = 0;
        foreach (var token in Tokenizer.Tokens(new string('a', 1_000_000)))
        {
            tokens++;
            Assert.Equal(1_000_000, token.Length);
        }

        Assert.Equal(1, tokens);
    }

    [Fact]
    public void Tokenising_allocates_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("Ministers met in Łódź on 4 May; 12,300 came. ", 200));
        Count(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(text);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static int Count(string text)
    {
        var tokens = 0;
        foreach (var token in Tokenizer.Tokens(text))
        {
            tokens += token.Length > 0 ? 1 : 0;
        }

        return tokens;
    }

    private static string Cut(string text)
    {
        List<string> words = [];
        foreach (var token in Tokenizer.Tokens(text))
        {
            words.Add(token.In(text).ToString());
        }

        return string.Join('|', words);
    }
}
