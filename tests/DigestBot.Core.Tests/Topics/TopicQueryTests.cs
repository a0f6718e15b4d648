using DigestBot.Core.Articles;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Tests.Topics;

public sealed class TopicQueryTests
{
    private static readonly string[] Pieces =
        ["ferry", "Züge", "\"safety report\"", "elect*", "title:ferry", "source:\"harbour post\"", "lang:de", "site:harbour.example", "origin:ap", "min-outlets:3", "12:30", "category:sport*", "G20", "港"];

    [Fact]
    public void Words_phrases_and_exclusions_are_told_apart()
    {
        var query = TopicQuery.Parse("  ferry \"safety report\"  -football ");

        Assert.Equal("ferry \"safety report\" -football", query.Text);
        Assert.Equal(All(Word("ferry"), Phrase("safety report"), Not(Word("football"))), query.Root);
    }

    [Theory]
    [InlineData("ferry OR boat strike", "ferry OR boat strike")]
    [InlineData("(ferry OR boat) strike", "(ferry OR boat) strike")]
    [InlineData("ferry AND boat NOT strike", "ferry boat -strike")]
    [InlineData("+ferry +boat", "ferry boat")]
    [InlineData("((ferry))", "ferry")]
    [InlineData("NOT (ferry OR -boat)", "-(ferry OR -boat)")]
    [InlineData("Title:Ferry LANG:DE site:https://www.Harbour.example/", "title:Ferry lang:de site:harbour.example")]
    [InlineData("origin:\"Associated Press\"", "origin:\"associated press\"")]
    [InlineData("“safety report”", "\"safety report\"")]
    [InlineData("OR-gate lamp", "OR-gate lamp")]
    [InlineData("Mission:Impossible", "Mission:Impossible")]
    [InlineData("ferry(boat)", "ferry boat")]
    public void A_query_is_written_anew_with_fewest_marks(string typed, string canonical)
    {
        var query = TopicQuery.Parse(typed);
        Assert.Equal(canonical, query.Canonical);
        Assert.Equal(query.Root, TopicQuery.Parse(query.Canonical).Root);
    }

    [Fact]
    public void Or_binds_less_than_what_stands_side_by_side() =>
        Assert.Equal(Any(All(Word("ferry"), Word("strike")), Word("port")), TopicQuery.Parse("ferry strike OR port").Root);

    [Fact]
    public void A_topic_called_by_name_asks_for_what_it_stands_for()
    {
        var named = new NamedTopics([new("harbour", "Ships and ports", TopicQuery.Parse("ferry OR port"))]);

        var query = TopicQuery.Parse("TOPIC:Harbour -football", named);

        Assert.Equal("topic:harbour -football", query.Canonical);
        Assert.Equal(query.Root, TopicQuery.Parse(query.Canonical, named).Root);
        Assert.True(TopicMatcher.Explain(query, Titled("Port closed")).Matched);
        Assert.False(TopicMatcher.Explain(query, Titled("Port closed for football")).Matched);
        Assert.Equal(query, Assert.Single(new TopicIndex([query, TopicQuery.Parse("lang:de")]).Match(Titled("Ferry sinks"))).Topic);
    }

    [Theory]
    [InlineData("ferry topic:harbor", "There is no topic called \"harbor\", which character 7 names: did you mean topic:harbour?")]
    [InlineData("topic:qqqqqq", "There is no topic called \"qqqqqq\", which character 1 names: topics there are, such as topic:harbour, are suggested while you type.")]
    [InlineData("topic: ferry", "topic: at character 1 needs its value right behind the colon, as in topic:climate.")]
    public void A_name_that_no_topic_has_is_answered_with_its_place_and_the_mend(string typed, string sentence) => Assert.Equal(
        sentence,
        Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(typed, new NamedTopics([new("harbour", "Ships and ports", TopicQuery.Parse("ferry OR port"))]))).Message);

    private static Article Titled(string title) =>
        new() { Id = new(1), Key = "1", Title = title, Text = "", Source = "Harbour Post", Seen = DateTimeOffset.UnixEpoch, Language = "en" };

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void A_hostile_query_is_refused_in_a_sentence_however_deep_or_long(int size)
    {
        foreach (var query in new[] { new string('(', size) + "ferry" + new string(')', size), string.Concat(Enumerable.Repeat("-", size)) + "ferry", string.Concat(Enumerable.Repeat("NOT ", size / 4)) + "ferry", new string('x', size) })
        {
            Assert.InRange(Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(query)).Message.Length, 20, 200);
        }
    }

    [Fact]
    public void Any_tree_that_can_be_typed_is_read_again_as_it_was_printed()
    {
        // Seeded: the same thousand trees in every run.
        var random = new Random(20_240_820);
        for (var i = 0; i < 1_000; i++)
        {
            var tree = Tree(random, depth: 4);
            var printed = TopicQueryPrinter.Print(tree);
            if (printed.Length <= TopicQuery.MaxLength)
            {
                Assert.Equal(tree, TopicQuery.Parse(printed).Root);
            }
        }
    }

    [Theory]
    [InlineData("", "at least one word", 0)]
    [InlineData("ferry \"safety report", "character 7 is not closed", 6)]
    [InlineData("ferry - football", "character 7 stands alone", 6)]
    [InlineData("ferry + football", "character 7 stands alone", 6)]
    [InlineData("ferry OR", "OR at character 7 needs a word on both sides", 6)]
    [InlineData("OR ferry", "OR at character 1 needs a word on both sides", 0)]
    [InlineData("ferry AND", "AND at character 7 needs a word on both sides", 6)]
    [InlineData("AND ferry", "AND at character 1 needs a word on both sides", 0)]
    [InlineData("ferry OR OR boat", "OR at character 7 needs a word", 6)]
    [InlineData("ferry -OR", "OR at character 8 needs a word", 7)]
    [InlineData("ferry NOT", "NOT at character 7 stands alone", 6)]
    [InlineData("(ferry boat", "bracket at character 1 is not closed", 0)]
    [InlineData("ferry) boat", "bracket at character 6 closes none", 5)]
    [InlineData("ferry ()", "character 7 hold nothing", 6)]
    [InlineData("ferry \"\"", "character 7 holds no word", 6)]
    [InlineData("!!!", "character 1 holds no word", 0)]
    [InlineData("e*", "at least 2 letters before the asterisk", 0)]
    [InlineData("tilte:ferry", "Did you mean title:?", 0)]
    [InlineData("title: ferry", "needs its value right behind the colon", 0)]
    [InlineData("lang:german", "a language's code of two letters, as in lang:de", 0)]
    [InlineData("boat min-outlets:many", "a number from 1 to 99", 5)]
    [InlineData("site:ex/ample", "a site's address", 0)]
    public void What_cannot_be_read_is_named_with_its_place_and_the_mend(string text, string message, int position)
    {
        var problem = Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(text));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(position, problem.Position);
    }

    [Theory]
    [InlineData('(', 10_000)]
    [InlineData('-', 900)]
    [InlineData('x', 1_048_576)]
    [InlineData('"', 999)]
    [InlineData(':', 999)]
    public void A_hostile_query_gets_one_sentence(char character, int count)
    {
        var problem = Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(new string(character, count)));
        Assert.InRange(problem.Message.Length, 20, 200);
    }

    [Fact]
    public void Brackets_nested_deeper_than_anyone_needs_are_refused_and_those_that_people_need_are_not()
    {
        Assert.Equal(Word("ferry"), TopicQuery.Parse(new string('(', 30) + "ferry" + new string(')', 30)).Root);
        Assert.Contains("more than 40 deep", Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(new string('(', 400) + "ferry" + new string(')', 400))).Message);
    }

    private static TopicExpression Tree(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return TopicQuery.Parse(Pieces[random.Next(Pieces.Length)]).Root;
        }

        return random.Next(3) switch
        {
            0 => Not(Tree(random, depth - 1)),
            1 => All([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Tree(random, depth - 1))]),
            _ => Any([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Tree(random, depth - 1))]),
        };
    }

    private static TopicExpression.Words Word(string text) => new(text);

    private static TopicExpression.Words Phrase(string text) => new(text) { IsExact = true };

    private static TopicExpression.Not Not(TopicExpression part) => new(part);

    private static TopicExpression.All All(params TopicExpression[] parts) => new(parts);

    private static TopicExpression.Any Any(params TopicExpression[] parts) => new(parts);
}
