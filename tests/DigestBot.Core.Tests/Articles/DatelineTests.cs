using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class DatelineTests
{
    [Theory]
    [InlineData("ELMSFORD, N.Y. (AP) — The bridge closed.", "ELMSFORD", "AP", "The bridge closed.")]
    [InlineData("LONDON, March 3 (Reuters) - The bank held its rate.", "LONDON", "Reuters", "The bank held its rate.")]
    [InlineData("(Reuters) - The bank held its rate.", null, "Reuters", "The bank held its rate.")]
    [InlineData("BERLIN (dpa) – Die Bahn streikt.", "BERLIN", "dpa", "Die Bahn streikt.")]
    [InlineData("Berlin/Paris (dpa/AFP) - Die Minister reisen.", "Berlin/Paris", "dpa/AFP", "Die Minister reisen.")]
    [InlineData("Frankfurt am Main (dpa) - Die Börse schloss fester.", "Frankfurt am Main", "dpa", "Die Börse schloss fester.")]
    [InlineData("PARIS, 3 mars (AFP) - La grève continue.", "PARIS", "AFP", "La grève continue.")]
    [InlineData("Genève (ATS) - La conférence s'ouvre.", "Genève", "ATS", "La conférence s'ouvre.")]
    [InlineData("Madrid, 3 mar (EFE).- El Gobierno responde.", "Madrid", "EFE", "El Gobierno responde.")]
    [InlineData("MADRID, 3 Mar. (EUROPA PRESS) - El Gobierno responde.", "MADRID", "EUROPA PRESS", "El Gobierno responde.")]
    [InlineData("(ANSA) - ROMA, 03 MAR - Il governo risponde.", "ROMA", "ANSA", "Il governo risponde.")]
    [InlineData("BEIJING, March 3 (Xinhua) -- Growth slowed.", "BEIJING", "Xinhua", "Growth slowed.")]
    [InlineData("MOSCOW, March 3. /TASS/. The talks ended.", "MOSCOW", "TASS", "The talks ended.")]
    [InlineData("CAIRO — Talks resumed.", "CAIRO", null, "Talks resumed.")]
    [InlineData("SÃO PAULO – As aulas voltam.", "SÃO PAULO", null, "As aulas voltam.")]
    [InlineData("新华社北京3月3日电 会议开幕。", "北京", "新华社", "会议开幕。")]
    public void A_dateline_gives_place_agency_and_where_the_sentence_begins(string paragraph, string? place, string? agency, string sentence)
    {
        var dateline = Dateline.Of(paragraph);

        Assert.NotNull(dateline);
        Assert.Equal(place, dateline.Place);
        Assert.Equal(agency, dateline.Agency);
        Assert.Equal(sentence, paragraph[dateline.TextStart..]);
    }

    [Theory]
    [InlineData("The bridge closed on Monday.")]
    [InlineData("Clara Weber (CDU) – as ever the first to speak – objected.")]
    [InlineData("Tokyo (Japan) - a city of bridges - is quiet.")]
    [InlineData("The vote - the third this year - failed.")]
    [InlineData("AI - what is it good for?")]
    [InlineData("A five-year-old found the ring.")]
    [InlineData("COVID-19 cases rose again.")]
    [InlineData("NATO-led troops left.")]
    [InlineData("")]
    public void A_sentence_of_its_own_is_no_dateline(string paragraph) => Assert.Null(Dateline.Of(paragraph));
}
