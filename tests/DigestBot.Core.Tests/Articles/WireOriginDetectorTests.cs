using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class WireOriginDetectorTests
{
    private static readonly WireOriginDetector Detector = new(new ArticleOptions());

    [Theory]
    [InlineData("ELMSFORD, N.Y. (AP) — The bridge closed on Monday.", "ap")]
    [InlineData("BERLIN (dpa) – Die Bahn streikt.", "dpa")]
    [InlineData("SEOUL, March 3 (Yonhap) -- Exports fell.", "yonhap")]
    public void A_dateline_names_the_agency(string first, string code) => Assert.Equal(code, Detect([first, "More."])?.Code);

    [Theory]
    [InlineData("By JANE DOE, Associated Press", "ap")]
    [InlineData("By The Associated Press", "ap")]
    [InlineData("Reuters Staff", "reuters")]
    [InlineData("dpa/mh", "dpa")]
    [InlineData("Le Phare avec AFP", null)]
    [InlineData("AFP", "afp")]
    [InlineData("Von Clara Weber, dpa", "dpa")]
    [InlineData("Agencia EFE", "efe")]
    [InlineData("Ana P. Rivas", null)]
    [InlineData("Pa Demba", null)]
    public void A_byline_names_the_agency(string byline, string? code) =>
        Assert.Equal(code, Detector.Detect(["The bridge closed."], byline, url: null)?.Code);

    [Theory]
    [InlineData("Source: dpa", "dpa")]
    [InlineData("Quelle: dpa/AFP", "dpa")]
    [InlineData("(Reuters)", "reuters")]
    [InlineData("© AFP", "afp")]
    [InlineData("Copyright 2024 The Associated Press. All rights reserved.", "ap")]
    [InlineData("(Reporting by Jane Doe in Elmsford; Editing by John Roe)", "reuters")]
    [InlineData("Trains run again on Friday, the railway said. (dpa)", "dpa")]
    public void A_credit_line_names_the_agency(string last, string code) =>
        Assert.Equal(code, Detect(["The bridge closed.", "Nobody was hurt.", last])?.Code);

    [Theory]
    [InlineData("https://apnews.com/article/bridge-1", "ap")]
    [InlineData("https://www.reuters.com/world/bridge", "reuters")]
    [InlineData("https://notreuters.com/world/bridge", null)]
    [InlineData("not a link", null)]
    public void The_agencys_own_site_names_it(string url, string? code) =>
        Assert.Equal(code, Detector.Detect(["The bridge closed."], byline: null, url)?.Code);

    [Theory]
    [InlineData("Pupils who take AP classes in physics rarely fail, the school said.")]
    [InlineData("The money belongs to the Palestinian Authority (PA).")]
    [InlineData("The Associated Press contributed to this report.")]
    [InlineData("Reuters reported the sale first.")]
    [InlineData("The CP route along the coast is shut.")]
    public void An_agencys_letters_in_a_sentence_are_no_credit(string sentence) => Assert.Null(Detect(["The bridge closed.", sentence]));

    [Fact]
    public void Settings_add_agencies_and_win_where_both_claim_a_mark()
    {
        var detector = new WireOriginDetector(new ArticleOptions
        {
            WireAgencies = [new WireAgency { Code = "fena", Name = "FENA", Marks = ["Fena News", "CP"], Hosts = ["fena.example"] }],
        });

        Assert.Equal(new WireOrigin("fena", "FENA"), detector.Detect(["SARAJEVO (FENA) - The bridge closed."], byline: null, url: null));
        Assert.Equal("fena", detector.Detect(["The bridge closed."], "CP", url: null)?.Code);
        Assert.Equal("fena", detector.Detect(["The bridge closed."], byline: null, "https://www.fena.example/1")?.Code);
        Assert.Equal("ap", detector.Detect(["OSLO (AP) — The bridge closed."], byline: null, url: null)?.Code);
    }

    private static WireOrigin? Detect(string[] paragraphs) => Detector.Detect(paragraphs, byline: null, url: null);
}
