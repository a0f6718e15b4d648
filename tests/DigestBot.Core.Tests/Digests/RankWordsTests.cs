using DigestBot.Core.Digests;

namespace DigestBot.Core.Tests.Digests;

public sealed class RankWordsTests
{
    [Theory]
    [InlineData("agreeing newsrooms", "3", 2, "3 independent newsrooms that agree (+2.0)")]
    [InlineData("agreeing newsrooms", "1", 1, "1 independent newsroom (+1.0)")]
    [InlineData("articles in all", "5", 0.35, "5 articles in all (+0.4)")]
    [InlineData("last report", "just now", 1, "reported within the last hour (+1.0)")]
    [InlineData("last report", "25 min ago", 0.98, "reported within the last hour (+1.0)")]
    [InlineData("last report", "5 h ago", 0.75, "last reported 5 h ago (+0.8)")]
    [InlineData("topic", "title: Ferry", 0.5, "on the topic (title: Ferry) (+0.5)")]
    [InlineData("new in this channel", "yes", 0.5, "new in this channel (+0.5)")]
    public void A_factor_reads_as_a_reason(string name, string value, double weight, string expected) =>
        Assert.Equal(expected, RankWords.Of(new RankFactor(name, value, weight)));

    [Theory]
    [InlineData("has a text", "yes", 0.5)]
    [InlineData("last report", "12 days ago", 0.001)]
    public void What_says_nothing_is_left_out(string name, string value, double weight) => Assert.Null(RankWords.Of(new RankFactor(name, value, weight)));
}
