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
    public async Task Wire_copies_count_once_and_a_contradiction_is_told()
    {
        const string Wire = "The island fair of Olave crowned its smoked eel on Sunday evening in front of a cheering crowd, and the mayor of Olave handed the golden fork to its cook.";
        var copies = string.Concat(Enumerable.Range(1, 6).Select(i => $$"""{"id":"copy-{{i}}","title":"Eel wins {{i}}","text":"{{Wire}}","source":"Copy {{i}}","story":"ferry"}""" + "\n"));
        var lines = folder.Write("copies.jsonl", copies + """
            {"id":"a","title":"Ferry Aurora aground","text":"The ferry Aurora ran aground off Lindholm on Saturday with 212 people aboard.","source":"Harbour Post","story":"ferry"}
            {"id":"b","title":"Ferry Aurora aground off Lindholm","text":"The ferry Aurora ran aground off Lindholm on Saturday with 180 people aboard, police said.","source":"Isle Times","story":"ferry"}
            """);

        var (_, output, _) = await ProgramRun.OfAsync("summarize", "--input", lines, "--sentences", "1");

        var sentence = JsonDocument.Parse(output).RootElement.GetProperty("sentences")[0];
        Assert.Contains("ran aground", sentence.GetProperty("text").GetString(), StringComparison.Ordinal);
        var disagreement = sentence.GetProperty("disagreement");
        Assert.Equal("Reports differ: 212 people (Harbour Post), 180 people (Isle Times).", disagreement.GetProperty("text").GetString());
        Assert.Equal(["a", "b"], disagreement.GetProperty("citations").EnumerateArray().Select(id => id.GetString()));
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
