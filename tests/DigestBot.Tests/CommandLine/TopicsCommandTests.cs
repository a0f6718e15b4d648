using DigestBot.CommandLine;

namespace DigestBot.Tests.CommandLine;

public sealed class TopicsCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_matches_is_printed_with_the_words_that_did_it()
    {
        var coverage = folder.PathOf("coverage.jsonl");
        await File.WriteAllTextAsync(coverage, """
            {"id":"a","title":"Two ferries collide","text":"A safety report was ordered.","source":"Harbour Post","language":"en"}
            {"id":"b","title":"Ferry full of football fans","language":"en"}
            """);

        var (exitCode, output, _) = await ProgramRun.OfAsync("topics", "test", "ferry \"safety report\" -football", "--input", coverage);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Equal("Two ferries collide (Harbour Post)\n    title: ferries · text: safety report\n1 of 2 articles match.\n", output);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_answered_with_its_place()
    {
        var (exitCode, output, error) = await ProgramRun.OfAsync("topics", "test", "ferry \"safety report", "--input", folder.Directory.FullName);

        Assert.Equal((ExitCode.Problem, ""), (exitCode, output));
        Assert.Equal("digestbot: The quotation mark at character 7 is not closed: add another behind the phrase's last word.", error);
    }
}
