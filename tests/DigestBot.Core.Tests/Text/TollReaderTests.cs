using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class TollReaderTests
{
    [Theory]
    [InlineData("en", "The mudslide took at least 23 lives in the valley.", 23)]
    [InlineData("en", "The ferry's sinking claimed 14 lives.", 14)]
    [InlineData("en", "Nineteen people lost their lives in the fire.", 19)]
    [InlineData("en", "The rescue saved 40 lives.", null)]
    [InlineData("de", "Das Beben forderte 31 Menschenleben.", 31)]
    [InlineData("de", "Bei dem Brand kamen 12 Menschen ums Leben.", 12)]
    [InlineData("de", "Die 12 Bergleute sind am Leben.", null)]
    [InlineData("fr", "L'incendie a coûté la vie à 17 personnes.", 17)]
    [InlineData("fr", "Neuf marins ont perdu la vie au large.", 9)]
    [InlineData("es", "El alud se cobró 22 vidas.", 22)]
    [InlineData("es", "Ocho mineros perdieron la vida en el derrumbe.", 8)]
    public void Lives_taken_are_counted_and_others_are_not(string language, string sentence, int? expected) =>
        Assert.Equal(expected, TollReader.Highest(sentence, language, Toll.Dead));
}
