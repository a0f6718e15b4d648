using DigestBot.Core.Topics;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Topics;

public sealed class TopicMatcherTests
{
    [Theory]
    [InlineData("en", "Two ferries collide off Lindholm", "ferry", "title: ferries")]
    [InlineData("en", "Two FERRIES collide", "Ferry", "title: FERRIES")]
    [InlineData("fr", "La forêt brûle à Évry", "foret evry", "title: forêt|title: Évry")]
    [InlineData("de", "Die Züge stehen still", "Züge", "title: Züge")]
    [InlineData("en", "A new safety report is out", "\"safety report\"", "title: safety report")]
    [InlineData("ja", "港は閉鎖された", "閉鎖", "title: 閉鎖")]
    public void Case_marks_and_endings_do_not_matter(string language, string title, string query, string evidence)
    {
        var match = TopicMatcher.Explain(TopicQuery.Parse(query), SampleArticles.Article(1, title, language: language));

        Assert.True(match.Matched);
        Assert.True(match.InTitle);
        Assert.Equal(evidence.Split('|'), match.Evidence);
    }

    [Fact]
    public void Every_word_must_be_there_somewhere()
    {
        var article = SampleArticles.Article(1, "Ferry runs aground", "Nobody was hurt.", outlet: "Lindholm Times") with { Categories = ["Shipping"] };

        Assert.Equal(["title: Ferry", "source: Lindholm", "category: Shipping", "text: hurt"], Explain("ferry lindholm shipping hurt").Evidence);
        Assert.False(Explain("ferry whale").Matched);
        Assert.Equal(["missing: whale"], Explain("ferry whale").Evidence);

        MatchExplanation Explain(string query) => TopicMatcher.Explain(TopicQuery.Parse(query), article);
    }

    [Fact]
    public void A_phrase_wants_its_words_side_by_side() =>
        Assert.False(TopicMatcher.Explain(TopicQuery.Parse("\"safety report\""), SampleArticles.Article(1, "Report on safety")).Matched);

    [Fact]
    public void A_word_behind_a_minus_keeps_the_article_out()
    {
        var match = TopicMatcher.Explain(TopicQuery.Parse("ferry -football"), SampleArticles.Article(1, "Ferry full of football fans"));

        Assert.False(match.Matched);
        Assert.Equal(["unwanted title: football"], match.Evidence);
    }

    [Fact]
    public void One_passing_mention_in_ten_reports_does_not_make_it_the_storys_topic()
    {
        var reports = Enumerable.Range(1, 9).Select(id => SampleArticles.Article(id, "Ferry runs aground", outlet: $"Outlet {id}"));
        var aside = SampleArticles.Article(10, "Ferry runs aground", "A whale watched.");
        var story = SampleArticles.Story(1, [.. reports, aside]);

        Assert.False(TopicMatcher.Explain(TopicQuery.Parse("whale"), story).Matched);
        Assert.True(TopicMatcher.Explain(TopicQuery.Parse("ferry"), story).Matched);
        Assert.True(TopicMatcher.Explain(TopicQuery.Parse("whale"), SampleArticles.Story(2, aside)).Matched);
    }

    [Theory]
    [InlineData("ferry OR whale", true, "title: Ferries")]
    [InlineData("(whale OR ferry) port", true, "title: Ferries|text: port")]
    [InlineData("whale OR seal", false, "missing: whale|missing: seal")]
    [InlineData("elect*", true, "text: Elections")]
    [InlineData("electr*", false, "missing: electr*")]
    [InlineData("title:port", false, "missing: title:port")]
    [InlineData("text", false, "missing: text")]
    [InlineData("source:lindholm", true, "source: Lindholm")]
    [InlineData("category:shipping", true, "category: Shipping")]
    [InlineData("lang:en", true, "language: en")]
    [InlineData("lang:de", false, "missing language: de")]
    [InlineData("site:lindholm.example", true, "site: lindholm.example")]
    [InlineData("site:holm.example", false, "missing site: holm.example")]
    [InlineData("origin:nwa", true, "origin: nwa")]
    [InlineData("origin:reuters", false, "missing origin: reuters")]
    [InlineData("ferry -(whale OR port)", false, "unwanted text: port")]
    [InlineData("ferry min-outlets:2", false, "only 1 of 2 newsrooms")]
    public void Each_part_of_the_language_says_what_it_found(string query, bool matched, string evidence)
    {
        var article = SampleArticles.Article(1, "Ferries stop in Lindholm", "The port is closed. Elections are near.", outlet: "Lindholm Times") with
        {
            Categories = ["Shipping"],
            Url = "https://news.lindholm.example/1",
            Origin = SampleArticles.Agency,
        };
        var match = TopicMatcher.Explain(TopicQuery.Parse(query), article);

        Assert.Equal(evidence.Split('|'), match.Evidence);
        Assert.Equal(matched, match.Matched);
    }

    [Fact]
    public void Between_quotation_marks_endings_and_diacritics_count_and_case_does_not()
    {
        var article = SampleArticles.Article(1, "Zwei Fähren stehen still", language: "de");

        Assert.True(Matches("fähre"));
        Assert.True(Matches("\"fähren\""));
        Assert.True(Matches("\"ZWEI fähren\""));
        Assert.False(Matches("\"fahren\""));
        Assert.False(Matches("\"Fähre\""));

        bool Matches(string query) => TopicMatcher.Explain(TopicQuery.Parse(query), article).Matched;
    }

    [Fact]
    public void Newsrooms_are_counted_over_the_story_and_an_agency_once()
    {
        var own = SampleArticles.Article(1, "Ferry runs aground", outlet: "Outlet 1");
        var agency = SampleArticles.Article(2, "Ferry runs aground off Lindholm", outlet: "Outlet 2") with { Origin = SampleArticles.Agency };
        var carrier = SampleArticles.Article(3, "Ferry aground, agency says", outlet: "Outlet 3") with { Origin = SampleArticles.Agency };
        var story = SampleArticles.Story(1, own, agency, carrier);

        Assert.True(TopicMatcher.Explain(TopicQuery.Parse("ferry min-outlets:2"), story).Matched);
        Assert.False(TopicMatcher.Explain(TopicQuery.Parse("ferry min-outlets:3"), story).Matched);
    }
}
