using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("en", "minister", "ministers", "minister's")]
    [InlineData("en", "attack", "attacks", "attacked", "attacking")]
    [InlineData("en", "city", "cities")]
    [InlineData("und", "ferry", "ferries")]
    [InlineData("de", "wahlen", "wahl")]
    [InlineData("de", "ministers", "minister", "ministern")]
    [InlineData("fr", "l'accord", "accord", "accords", "d'accord")]
    [InlineData("fr", "journaux", "journal")]
    [InlineData("es", "elecciones", "eleccion")]
    [InlineData("es", "ministros", "ministra", "ministro")]
    public void Forms_of_one_word_share_a_stem(string language, params string[] forms)
    {
        Assert.Single(forms.Select(form => Stem(form, language)).Distinct());
    }

    [Theory]
    [InlineData("en", "news")]
    [InlineData("en", "gas")]
    [InlineData("de", "rat")]
    [InlineData("ru", "министр")]
    public void Short_words_and_unknown_languages_keep_their_form(string language, string word)
    {
        Assert.StartsWith(word[..3], Stem(word, language), StringComparison.Ordinal);
        Assert.Equal(language is "en" && word is "news" ? "new" : word, Stem(word, language));
    }

    private static string Stem(string word, string language)
    {
        Span<char> folded = stackalloc char[WordFolder.MaxLength];
        var length = WordFolder.Fold(word.AsSpan(), folded);
        return folded[..Stemmer.Stem(folded[..length], language)].ToString();
    }
}
