using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing.Coverage;
using DigestBot.Testing.Summaries;
using FsCheck;
using FsCheck.Fluent;

namespace DigestBot.Core.Tests.Summaries;

public sealed class ExtractiveSummarizerTests
{
    private static readonly Article Post = SampleArticles.Article(
        1,
        "Ferry Aurora runs aground off Lindholm",
        "LINDHOLM (AP) - The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard. "
        + "He called it a miracle that nobody was hurt.\n\n"
        + "The harbour master Jonas Pell said that fog had hidden the lighthouse from the crew. "
        + "Was the crew warned of the fog in time?\n\n"
        + "Lindholm is known for its smoked eel and for an annual regatta of wooden boats.");

    private static readonly Article Times = SampleArticles.Article(
        2,
        "212 rescued from stranded ferry",
        "All 212 people aboard the ferry Aurora were rescued after the ship ran aground off Lindholm on Monday. "
        + "Rescue boats worked in thick fog until the last passenger stood on the quay at noon.",
        outlet: "Isle Times");

    private readonly ExtractiveSummarizer summarizer = new();

    [Fact]
    public async Task The_summary_tells_what_the_reports_agree_on()
    {
        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, Times), sentences: 2);

        Assert.Contains("aground off Lindholm on Monday", summary.Sentences[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Text.Contains("eel", StringComparison.Ordinal));
        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Text.StartsWith("He ", StringComparison.Ordinal) || sentence.Text.EndsWith('?'));
    }

    [Fact]
    public async Task The_same_fact_is_told_once()
    {
        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, Times), sentences: 5);

        Assert.Single(summary.Sentences, sentence => sentence.Text.Contains("ran aground", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dateline_is_dropped_and_the_rest_stands_word_for_word_in_its_article()
    {
        var summary = await SummarizeAsync(SampleArticles.Story(1, Post), sentences: 1);

        var sentence = Assert.Single(summary.Sentences);
        Assert.Equal("The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard.", sentence.Text);
        Assert.Equal([Post.Id], sentence.Citations);
    }

    [Fact]
    public async Task Every_article_that_says_it_is_cited_and_none_that_contradicts_its_number()
    {
        var same = SampleArticles.Article(3, "Ferry aground", "With 212 people aboard, the ferry Aurora ran aground on Monday off Lindholm, police said.", outlet: "Coast News");
        var other = SampleArticles.Article(4, "Ferry aground", "With 180 people aboard, the ferry Aurora ran aground on Monday off Lindholm, police said.", outlet: "Bay News");
        var copy = Post with { Id = new ArticleId(5), Source = "Copy Daily" };
        var story = SampleArticles.Story(1, Post, same, other).WithCopies(Post, copy);

        var summary = await SummarizeAsync(story, sentences: 5);

        var sentence = Assert.Single(summary.Sentences, sentence => sentence.Text.Contains("212", StringComparison.Ordinal));
        Assert.Equal([1L, 3L, 5L], sentence.Citations.Select(id => id.Value).Order());
    }

    [Fact]
    public async Task A_number_elsewhere_in_the_article_supports_nothing()
    {
        var other = SampleArticles.Article(
            3,
            "Ferry aground",
            "The ferry Aurora ran aground off Lindholm on Monday with many people aboard, police said.\n\nThe island has 212 inhabitants in winter.",
            outlet: "Coast News");

        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, other), sentences: 5);

        var sentence = Assert.Single(summary.Sentences, sentence => sentence.Text.Contains("212 people", StringComparison.Ordinal));
        Assert.Equal([Post.Id], sentence.Citations);
    }

    [Fact]
    public async Task An_article_that_denies_a_sentence_does_not_support_it()
    {
        var denial = SampleArticles.Article(3, "Ferry", "The ferry Aurora never ran aground off Lindholm on Monday with 212 people aboard, its owner said.", outlet: "Coast News");

        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, denial), sentences: 1);

        Assert.Single(Assert.Single(summary.Sentences).Citations);
    }

    [Fact]
    public async Task A_statement_that_stands_in_one_article_in_other_words_is_told_once()
    {
        var brief = SampleArticles.Article(3, "Aurora", "A grounded ferry was cleared off Lindholm on Monday: the Aurora had 212 people aboard, officers said.", outlet: "Coast News");

        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, Times, brief), sentences: 6);

        var texts = summary.Sentences.Select(sentence => sentence.Text).ToList();
        Assert.All(texts.SelectMany((one, i) => texts.Skip(i + 1), (one, other) => (one, other)), pair => Assert.False(RepeatedStatement.Is(pair.one, pair.other, "en"), $"{pair.one} | {pair.other}"));
    }

    [Fact]
    public async Task What_all_reports_open_with_comes_before_what_one_opens_with()
    {
        var late = SampleArticles.Article(
            3,
            "Harbour master blames fog",
            "The harbour master Jonas Pell blamed thick fog and a broken radar for the accident of the Aurora.\n\nAll of Lindholm watched the rescue from its quays until noon.\n\n"
            + "The ferry Aurora ran aground off Lindholm on Monday with 212 people aboard.",
            outlet: "Coast News",
            hoursAgo: 0);

        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, Times, late), sentences: 3);

        var aground = summary.Sentences.ToList().FindIndex(sentence => sentence.Text.Contains("aground", StringComparison.Ordinal));
        var blame = summary.Sentences.ToList().FindIndex(sentence => sentence.Text.Contains("blamed", StringComparison.Ordinal));
        Assert.True(aground >= 0 && aground < blame, string.Join(" | ", summary.Sentences.Select(sentence => sentence.Text)));
    }

    [Fact]
    public async Task A_correction_is_no_news()
    {
        var correction = SampleArticles.Article(
            3,
            "Correction: Ferry",
            "In stories on the ferry Aurora off Lindholm on Monday, the agency misidentified the harbour master of Lindholm. The ferry Aurora ran aground off Lindholm on Monday.",
            outlet: "Wire");

        var summary = await SummarizeAsync(SampleArticles.Story(1, Post, Times, correction), sentences: 5);

        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Text.Contains("misidentified", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copies_do_not_outvote_independent_reports()
    {
        const string Odd = "Smoked eel from Lindholm won the golden fork of the island fair on Sunday evening.";
        var original = SampleArticles.Article(10, "Eel wins", Odd, outlet: "Eel Weekly", hoursAgo: 9);
        var copies = Enumerable.Range(11, 20).Select(id => original with { Id = new ArticleId(id), Source = $"Copy {id}" });
        var story = SampleArticles.Story(1, Post, Times, original).WithCopies(original, copies);

        var summary = await SummarizeAsync(story, sentences: 1);

        Assert.DoesNotContain("eel", Assert.Single(summary.Sentences).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Die Fähre Aurora ist am 20. August vor Lindholm mit 212 Menschen an Bord auf Grund gelaufen. Er sprach von einem Wunder, denn niemand wurde dabei verletzt. Der Hafenmeister Jonas Pell sagte, Nebel habe den Leuchtturm verdeckt.", "Die Fähre Aurora ist am 20. August vor Lindholm mit 212 Menschen an Bord auf Grund gelaufen.")]
    [InlineData("fr", "Il parle d'un miracle, car personne n'a été blessé dans cet accident en mer. Le bac Aurora s'est échoué lundi devant Saint-Aubin avec 212 passagers à bord.", "Le bac Aurora s'est échoué lundi devant Saint-Aubin avec 212 passagers à bord.")]
    [InlineData("es", "Ella habló de un milagro, porque nadie resultó herido en el accidente del lunes. El barco Aurora encalló el lunes frente a San Albino con 212 personas a bordo.", "El barco Aurora encalló el lunes frente a San Albino con 212 personas a bordo.")]
    public async Task Other_languages_are_read_by_their_own_rules(string language, string text, string first)
    {
        var article = SampleArticles.Article(1, "Aurora", text, language: language);

        var summary = await SummarizeAsync(SampleArticles.Story(1, article), sentences: 1);

        Assert.Equal(first, Assert.Single(summary.Sentences).Text);
    }

    [Fact]
    public async Task A_text_without_a_fitting_sentence_gives_its_first_whole_one_and_a_cut_teaser_nothing()
    {
        var brief = SampleArticles.Article(1, "Ferry", "He was the captain.");
        var teaser = SampleArticles.Article(2, "Ferry", "The ferry Aurora ran aground off Lindholm on Monday with…");

        Assert.Equal("He was the captain.", Assert.Single((await SummarizeAsync(SampleArticles.Story(1, brief), 2)).Sentences).Text);
        Assert.Empty((await SummarizeAsync(SampleArticles.Story(2, teaser), 2)).Sentences);
    }

    [Fact]
    public void No_sentence_is_ever_cut_and_each_stands_in_the_article_it_cites_first()
    {
        var phrases = new[]
        {
            "The ferry Aurora ran aground off Lindholm on Monday", "Dr. Vogt paid $1.2 million on Aug. 3", "“We stay. That is that,” said Jonas Pell of St. Olave",
            "He left", "In 2024 the U.S. Coast Guard followed the ship to the bay (its third rescue)", "Will it sail?", "LINDHOLM (AP) - Fog hid the lighthouse from the crew of the Aurora",
        };
        var ends = new[] { ". ", "! ", "... ", "\n\n", ".\n\n", " " };
        var texts = Gen.Elements(phrases).Zip(Gen.Elements(ends)).Select(pair => pair.Item1 + pair.Item2).ListOf().Select(string.Concat);
        var stories = texts.NonEmptyListOf().Select(bodies => SampleArticles.Story(1, bodies.Take(6).Select((body, i) => SampleArticles.Article(i + 1, "Ferry", body.Trim(), outlet: $"Outlet {i}"))));

        Prop.ForAll(stories.ToArbitrary(), story =>
        {
            var summary = summarizer.SummarizeAsync(story, 3, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
            Assert.True(summary.Sentences.Count <= 3);
            Assert.All(summary.Sentences, sentence => Assert.True(IsWholeIn(story, sentence), $"“{sentence.Text}” of “{string.Join('|', story.Articles.Select(member => member.Article.Text))}”"));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task The_same_story_always_gives_the_same_summary()
    {
        var story = SampleArticles.Story(1, Post, Times);

        var first = await SummarizeAsync(story, 3);
        var second = await SummarizeAsync(story, 3);

        Assert.Equal(first.Sentences.Select(sentence => sentence.Text), second.Sentences.Select(sentence => sentence.Text));
    }

    private static bool IsWholeIn(Story story, SummarySentence sentence)
    {
        var text = story.Articles.Single(member => member.Article.Id == sentence.Citations[0]).Article.Text;
        for (var at = text.IndexOf(sentence.Text, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sentence.Text, at + 1, StringComparison.Ordinal))
        {
            var after = at + sentence.Text.Length;
            if (after == text.Length || char.IsWhiteSpace(text[after]))
            {
                return true;
            }
        }

        return false;
    }

    private Task<StorySummary> SummarizeAsync(Story story, int sentences) =>
        summarizer.SummarizeAsync(story, sentences, TestContext.Current.CancellationToken);
}
