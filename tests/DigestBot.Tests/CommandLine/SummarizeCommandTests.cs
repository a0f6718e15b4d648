using System.Text.Json;
using DigestBot.CommandLine;

namespace DigestBot.Tests.CommandLine;

public sealed class SummarizeCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string coverage;

    public SummarizeCommandTests()
    {
        coverage = folder.PathOf("coverage.jsonl");
        File.WriteAllText(coverage, """
            {"id":"a","story":"ferry","language":"en","text":"The ferry Aurora ran aground off Lindholm on Saturday with 212 people aboard. He called it a miracle that nobody was hurt."}
            {"id":"b","language":"en","text":"The council of Bad Aar closed the bridge over the Aar for a whole year."}
            {"id":"c","story":"ferry","language":"en","text":"With 212 people aboard, the ferry Aurora ran aground on Saturday off Lindholm, police said."}

            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Articles_of_one_story_share_a_line_in_input_order_and_each_sentence_names_who_says_it()
    {
        var (exitCode, output, error) = await ProgramRun.OfAsync("summarize", "--input", coverage, "--sentences", "1");

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        var lines = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["ferry", "b"], lines.Select(line => line.GetProperty("id").GetString()));
        var sentence = Assert.Single(lines[0].GetProperty("sentences").EnumerateArray());
        Assert.Contains("ran aground", sentence.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(["a", "c"], sentence.GetProperty("citations").EnumerateArray().Select(id => id.GetString()).Order());
    }

    [Fact]
    public async Task An_output_file_takes_the_lines()
    {
        var file = folder.PathOf("summaries.jsonl");

        var (exitCode, output, _) = await ProgramRun.OfAsync("summarize", "--input", coverage, "--output", file);

        Assert.Equal((ExitCode.Success, ""), (exitCode, output));
        Assert.Equal(2, File.ReadAllLines(file).Length);
    }

    [Fact]
    public async Task A_text_is_an_article_named_after_its_file()
    {
        var text = folder.Write("ferry.txt", "Ferry Aurora aground\n\nThe ferry Aurora ran aground off Lindholm on Saturday with 212 people aboard.");

        var (exitCode, output, error) = await ProgramRun.OfAsync("summarize", "--input", text);

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.Equal("ferry", JsonDocument.Parse(output).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_named()
    {
        var (exitCode, _, error) = await ProgramRun.OfAsync("summarize", "--input", coverage, "--output", Path.Combine(folder.Directory.FullName, "no", "where"));

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
    }
}
