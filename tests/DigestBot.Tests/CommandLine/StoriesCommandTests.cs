using System.Globalization;
using System.Text.Json;
using DigestBot.CommandLine;

namespace DigestBot.Tests.CommandLine;

public sealed class StoriesCommandTests : IDisposable
{
    private const string Ferry = "Lifeboats took all 214 people off the ferry Halcyon, which ran aground off Brennick, the coast guard said. Captain Orla Venn blamed the steering, which had failed in the swell.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_article_has_a_line_in_the_order_of_the_input_and_the_counts_stand_on_stderr()
    {
        var input = Write(
            "\uFEFF" + Line(new { id = "z-first", title = "Ferry Halcyon aground", text = Ferry }),
            "",
            Line(new { id = 7, title = "Orchestra names conductor", text = "The Ansel Philharmonic chose Mirela Costan." }),
            Line(new { id = "a-last", title = "Hundreds rescued", text = "BRENNICK - " + Ferry, language = "en", published = (string?)null, extra = new { nested = 1 } }));

        var (exitCode, output, error) = await ProgramRun.OfAsync("stories", "--input", input);

        Assert.Equal(ExitCode.Success, exitCode);
        var lines = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["z-first", "7", "a-last"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(lines[0].GetProperty("story").GetInt64(), lines[2].GetProperty("story").GetInt64());
        Assert.NotEqual(lines[0].GetProperty("story").GetInt64(), lines[1].GetProperty("story").GetInt64());
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("duplicateOf").ValueKind);
        Assert.Equal("z-first", lines[2].GetProperty("duplicateOf").GetString());
        Assert.InRange(lines[2].GetProperty("similarity").GetDouble(), 0.5, 1);
        var statistics = error.TrimEnd().Split('\n')[^1].Split(' ').Select(figure => figure.Split('=')).ToList();
        Assert.Equal(["articles", "stories", "duplicates", "seconds", "articles_per_second", "peak_rss_mb"], statistics.Select(figure => figure[0]));
        Assert.All(statistics, figure => Assert.True(double.Parse(figure[1], CultureInfo.InvariantCulture) >= 0));
        Assert.Contains("articles=3 stories=2 duplicates=1 ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_adds_why_each_article_is_where_it_is_and_leaves_the_other_fields_alone()
    {
        var input = Write(
            Line(new { id = "first", title = "Ferry Halcyon aground", text = Ferry }),
            Line(new { id = "copy", title = "Hundreds rescued", text = "BRENNICK - " + Ferry }),
            Line(new { id = "rewrite", title = "Lifeboats at stranded Halcyon", text = "Near Brennick lifeboats rescued 214 people from the ferry Halcyon. Its steering had failed, Captain Orla Venn told the coast guard." }));

        var (_, plain, _) = await ProgramRun.OfAsync("stories", "--input", input);
        var (exitCode, output, _) = await ProgramRun.OfAsync("stories", "--input", input, "--explain");

        Assert.Equal(ExitCode.Success, exitCode);
        var lines = output.TrimEnd().Split('\n');
        Assert.All(plain.TrimEnd().Split('\n').Zip(lines), pair => Assert.StartsWith(pair.First[..^1] + ",\"why\":", pair.Second, StringComparison.Ordinal));
        var why = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("why")).ToList();
        Assert.Equal(["first", "copy", "joined"], why.Select(reason => reason.GetProperty("entry").GetString()));
        Assert.Contains("Halcyon", why[2].GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.StartsWith("A copy of first: ", why[1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Shares the names and figures ", why[2].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_may_be_a_file()
    {
        var path = folder.PathOf("out.jsonl");
        var (exitCode, output, _) = await ProgramRun.OfAsync("stories", "--input", Write(Line(new { id = "a", title = "Ferry aground" })), "--output", path);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Equal("", output);
        Assert.Equal("{\"id\":\"a\",\"story\":1,\"duplicateOf\":null,\"similarity\":0}\n", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("{\"id\":\"g\",\"title\":", "one JSON object a line is expected")]
    [InlineData("[1,2]", "one JSON object a line is expected")]
    [InlineData("{\"id\":\"g\",\"title\":\"x\"} {}", "one JSON object a line is expected")]
    [InlineData("{\"title\":\"x\"}", "it has no \"id\"")]
    [InlineData("{\"id\":\"g\"}", "neither \"title\" nor \"text\"")]
    [InlineData("{\"id\":\"g\",\"title\":[]}", "\"title\" is no text")]
    [InlineData("{\"id\":\"a3\",\"title\":\"x\"}", "stands on an earlier line too")]
    [InlineData("{\"id\":\"g\",\"title\":\"x\",\"published\":\"yesterday\"}", "no date such as")]
    public async Task What_is_wrong_on_line_7_is_said_in_one_sentence(string broken, string reason)
    {
        var lines = Enumerable.Range(1, 6).Select(i => Line(new { id = $"a{i}", title = $"Event number {i}" })).Append(broken);
        var input = Write([.. lines]);

        var (exitCode, output, error) = await ProgramRun.OfAsync("stories", "--input", input);

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Equal("", output);
        Assert.Contains($"{input}, line 7: ", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var (exitCode, _, error) = await ProgramRun.OfAsync("stories", "--input", folder.PathOf("nowhere.jsonl"));

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("nowhere.jsonl does not exist", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private string Write(params string[] lines)
    {
        var path = folder.PathOf("articles.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }

    private static string Line(object article) => JsonSerializer.Serialize(article);
}
