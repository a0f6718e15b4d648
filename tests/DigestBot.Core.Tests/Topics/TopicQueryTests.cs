using DigestBot.Core.Topics;

namespace DigestBot.Core.Tests.Topics;

public sealed class TopicQueryTests
{
    [Fact]
    public void Words_phrases_and_exclusions_are_told_apart()
    {
        var query = TopicQuery.Parse("  ferry \"safety report\"  -football ");

        Assert.Equal("ferry \"safety report\" -football", query.Text);
        var all = Assert.IsType<TopicExpression.All>(query.Root);
        Assert.Equal(
            [new TopicExpression.Words("ferry"), new TopicExpression.Words("safety report"), new TopicExpression.Not(new TopicExpression.Words("football"))],
            all.Parts);
    }

    [Fact]
    public void Curly_quotation_marks_hold_a_phrase_too() =>
        Assert.Equal(new TopicExpression.Words("safety report"), TopicQuery.Parse("“safety report”").Root);

    [Theory]
    [InlineData("", "at least one word", 0)]
    [InlineData("ferry \"safety report", "character 7 is not closed", 6)]
    [InlineData("ferry - football", "character 7 stands alone", 6)]
    [InlineData("ferry OR boat", "OR at character 7", 6)]
    [InlineData("ferry \"\"", "character 7 holds no word", 6)]
    [InlineData("!!!", "character 1 holds no word", 0)]
    public void What_cannot_be_read_is_named_with_its_place(string text, string message, int position)
    {
        var problem = Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(text));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(position, problem.Position);
    }

    [Fact]
    public void A_query_longer_than_a_line_is_refused() =>
        Assert.Throws<TopicQueryException>(() => TopicQuery.Parse(new string('x', 501)));
}
