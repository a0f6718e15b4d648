using DigestBot.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Topics;

namespace DigestBot.Tests.CommandLine;

public sealed class TopicsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Thirty_topics_are_ready()
    {
        var ready = TopicsFile.Read(Repository.PathOf("config/topics.yaml"));

        Assert.Equal(30, ready.All.Count);
        Assert.All(ready.All, topic => Assert.InRange(topic.Description.Length, 10, 70));
    }

    [Theory]
    [InlineData("climate", "en", "Climate talks end without a deal on emissions")]
    [InlineData("climate", "de", "Klimagipfel einigt sich auf neue Ziele")]
    [InlineData("climate", "fr", "Réchauffement : un rapport alarmant")]
    [InlineData("climate", "es", "La cumbre del clima acuerda nuevas metas")]
    [InlineData("central-banks", "de", "Leitzins bleibt unverändert")]
    [InlineData("earthquakes", "fr", "Un séisme secoue la côte")]
    [InlineData("weather", "es", "Inundaciones en el valle")]
    [InlineData("european-union", "en", "EU agrees on fishing quotas")]
    [InlineData("jobs", "fr", "Grève dans les ports")]
    public void A_ready_topic_finds_its_headlines_in_each_language(string name, string language, string title) =>
        Assert.True(Matches(name, language, title));

    [Theory]
    [InlineData("conflicts", "de", "Es war ein langer Winter")]
    [InlineData("european-union", "fr", "Il a eu de la chance")]
    [InlineData("artificial-intelligence", "fr", "Comment j'ai quitté la ville")]
    [InlineData("football", "en", "Ferry strike enters its second week")]
    public void A_ready_topic_leaves_out_what_only_looks_like_it(string name, string language, string title) =>
        Assert.False(Matches(name, language, title));

    [Theory]
    [InlineData("climate:\n  description: Climate\n  query: (ferry", "line 3: the query of climate: The bracket at character 1 is not closed: add ) behind its last word.")]
    [InlineData("ferries:\n  description: Ferries\n  query: ferry\nports:\n  query: port", "line 4: ports needs a description and a query, and nothing else: write a topic as its name, and below it, further in, description: and query:.")]
    [InlineData("Big Ports:\n  description: Ports\n  query: port", "line 1: Big Ports is no name of a topic: use small letters, digits and hyphens, as in central-banks.")]
    [InlineData("- ferry", "line 1: this is no list of at most 500 topics: write a topic as its name, and below it, further in, description: and query:.")]
    [InlineData("ports:\n  description: P\n  query: port\nports:\n  description: P\n  query: port", "line 4: this is no YAML (")]
    [InlineData("ports: [a", "this is no YAML (")]
    [InlineData("ports:\n  description: Ports\n  query: topic:ports", "line 3: the query of ports: There is no topic called \"ports\", which character 1 names: no topic has a name here.")]
    public void A_bad_file_is_answered_with_its_line_and_the_mend(string yaml, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<InputException>(() => TopicsFile.Read(_folder.Write("topics.yaml", yaml))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal(
            "Digests:Topics names nowhere.yaml, which cannot be read: name a file of topics, or leave it empty to have none.",
            Assert.Throws<InputException>(() => TopicsFile.Read("nowhere.yaml")).Message);

    [Fact]
    public void Without_a_file_there_are_none() => Assert.Empty(TopicsFile.Read("").All);

    private static bool Matches(string name, string language, string title)
    {
        var ready = TopicsFile.Read(Repository.PathOf("config/topics.yaml"));
        return TopicMatcher.Explain(
            TopicQuery.Parse($"topic:{name}", ready),
            new Article { Id = new(1), Key = "1", Title = title, Text = "", Source = "Harbour Post", Seen = DateTimeOffset.UnixEpoch, Language = language }).Matched;
    }
}
