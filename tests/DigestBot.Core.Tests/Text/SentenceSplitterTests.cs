using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("en", "Dr. Ada M. Lorne of the Bay Co. in St. Olave said no.|Nobody heard her.")]
    [InlineData("en", "The ferry left at 7 a.m. on Monday.|The U.S. Coast Guard followed.|It came back at 9 p.m.|The crew slept.")]
    [InlineData("en", "The United Isles (U.I.) Secretary of Fisheries (retd.) left.|Nobody saw him (he hid.)")]
    [InlineData("en", "Prices rose 3.5 percent to $1.20 in 2024.|Wages did not.")]
    [InlineData("en", "\"We won. We really won,\" said Pell.|The town cheered.")]
    [InlineData("en", "'We won. We really won,' said Pell.|The town cheered.")]
    [InlineData("en", "‘We won. We really won,’ said Pell.|‘It’s over. Go home.’|The crews’ boats left.|The town cheered.")]
    [InlineData("en", "'Did it sink?' Mara Lind asked.|The workers' boat left.|The owners' did not.")]
    [InlineData("en", "“Did it sink?” Mara Lind asked.|“No.”|The harbour was calm.")]
    [InlineData("en", "The bridge (built in 1901. It was rebuilt twice.) is closed.|Buses run instead.")]
    [InlineData("en", "He hesitated... then spoke.|What now?!|Nothing.")]
    [InlineData("en", "By .|Harbour Press .|The tide turned early on Sunday .")]
    [InlineData("en", "It was room No. 5 of the inn.|The answer was no.|The sun.|Peter left.")]
    [InlineData("de", "Am 20. August kam Dr. Lorenz nach Bad Aar.|Der 1. FC Aar verlor.")]
    [InlineData("de", "Sie wurde 85.|Die Stadt trauert.|Im Jahr 2024.|Niemand widersprach.")]
    [InlineData("de", "Es half z. B. dem Hafen, d. h. den Fischern, usw.|Der Rat schwieg.")]
    [InlineData("de", "„Wir bleiben hier. Das steht fest“, sagte Vogt.|„Und dann?“, fragte er.|Keiner wusste es.")]
    [InlineData("de", "König Otto III. Brandt besuchte den Markt.|Er blieb lange.")]
    [InlineData("fr", "M. Le Goff et Mme Prat ont quitté Saint-Aubin.|L’accord tient.|« Nous restons. Rien ne change », a dit M. Le Goff.")]
    [InlineData("es", "El Sr. Vega viajó a EE. UU. el lunes.|¿Volverá?|¡Sí!|«No lo sé. Nadie lo sabe», dijo.")]
    [InlineData("ja", "港は閉鎖された。|船は戻らなかった。")]
    [InlineData("hi", "नाव डूब गई।|कोई नहीं बचा।")]
    [InlineData("und", "Un oraș mic.|Un port mare.")]
    public void Sentences_end_where_a_reader_says_they_do(string language, string sentences)
    {
        var expected = sentences.Split('|');

        var split = SentenceSplitter.Split(string.Join(language == "ja" ? "" : " ", expected), language);

        Assert.Equal(expected, split.Select(sentence => sentence.Text));
    }

    [Fact]
    public void A_paragraph_ends_its_last_sentence_with_or_without_a_full_stop()
    {
        const string Text = "Storm over the bay\n\nThe ferry turned back. Nobody was hurt.\n\n\n\nThe next one leaves on Friday";

        var split = SentenceSplitter.Split(Text, "en");

        Assert.Equal(["Storm over the bay", "The ferry turned back.", "Nobody was hurt.", "The next one leaves on Friday"], split.Select(sentence => sentence.Text));
        Assert.Equal([0, 1, 1, 2], split.Select(sentence => sentence.Paragraph));
        Assert.All(split, sentence => Assert.Equal(sentence.Text, Text.Substring(sentence.Start, sentence.Text.Length)));
    }

    [Fact]
    public void A_quotation_that_never_closes_hides_no_ends()
    {
        var split = SentenceSplitter.Split("“We won. We did it. The town is ours.", "en");

        Assert.Equal(3, split.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    public void Nothing_makes_no_sentence(string text) => Assert.Empty(SentenceSplitter.Split(text, "en"));
}
