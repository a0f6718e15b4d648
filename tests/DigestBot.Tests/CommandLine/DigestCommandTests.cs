using System.Text.Json;
using DigestBot.CommandLine;

namespace DigestBot.Tests.CommandLine;

public sealed class DigestCommandTests : IDisposable
{
    private const string Ferry = "The ferry Aurora ran aground off Lindholm on Saturday with 212 people and six dogs aboard. Fog had hidden the lighthouse of Lindholm from the crew, harbour master Jonas Pell said.";
    private const string FerryElsewhere = "All 212 people aboard the ferry Aurora were rescued after the ship ran aground in fog off Lindholm on Saturday, said harbour master Jonas Pell.";
    private const string Bridge = "Le conseil de Saint-Aubin a fermé le pont sur l'Aar pour une année entière, a annoncé la maire Claire Prat.";

    private readonly TemporaryFolder folder = new();
    private readonly string coverage;

    public DigestCommandTests()
    {
        coverage = folder.PathOf("coverage.jsonl");
        File.WriteAllLines(coverage,
        [
            Line("ferry", "Ferry Aurora runs aground off Lindholm", Ferry, "Harbour Post", "2026-03-14T06:00:00Z", "en"),
            Line("stranded", "212 rescued from the ferry Aurora off Lindholm", FerryElsewhere, "Isle Times", "2026-03-14T07:00:00Z", "en"),
            Line("bridge", "Saint-Aubin ferme son pont", Bridge, "Le Courrier", "2026-03-14T23:30:00Z", "fr"),
            Line("undated", "Smoked eel wins the golden fork", "Smoked eel from Bad Aar won the golden fork of the island fair.", "Eel Weekly", null, "en"),
        ]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_fits_eighty_columns_and_counts_what_was_read()
    {
        var (exitCode, output, error) = await ProgramRun.OfAsync("digest", "--input", coverage);

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.StartsWith("Digest\n4 articles → 3 stories\n\n 1  ", output, StringComparison.Ordinal);
        Assert.Contains("] Harbour Post  https://harbourpost.example/ferry\n", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n').Where(line => !line.Contains("https://", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Markdown_cites_every_sentence()
    {
        var (exitCode, output, _) = await ProgramRun.OfAsync("digest", "--input", coverage, "--format", "markdown", "--topic", "ferry");

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.StartsWith("# Digest · ferry\n\n2 articles → 1 story\n\n## 1. [", output, StringComparison.Ordinal);
        Assert.Matches(@"\. \[\[1\]\]\(https://", output);
        Assert.Contains("- [2] [", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_keeps_its_documented_shape()
    {
        var (exitCode, output, _) = await ProgramRun.OfAsync("digest", "--input", coverage, "--format", "json", "--limit", "1");

        Assert.Equal(ExitCode.Success, exitCode);
        var edition = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["title", "zone", "from", "to", "built", "topics", "remark", "counts", "stories"], edition.EnumerateObject().Select(member => member.Name));
        var story = Assert.Single(edition.GetProperty("stories").EnumerateArray());
        Assert.Equal(
            ["number", "story", "title", "url", "badge", "language", "summary", "origin", "copies", "latest", "imageUrl", "sources", "rank"],
            story.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["ferry", "stranded"], story.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()).Order());
        Assert.All(story.GetProperty("summary").EnumerateArray(), sentence => Assert.NotEmpty(sentence.GetProperty("citations").EnumerateArray()));
    }

    [Theory]
    [InlineData("discord", "components")]
    [InlineData("slack", "blocks")]
    public async Task Chat_bodies_are_an_array_of_pages(string format, string member)
    {
        var (exitCode, output, _) = await ProgramRun.OfAsync("digest", "--input", coverage, "--format", format);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.True(Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray()).TryGetProperty(member, out _));
    }

    [Fact]
    public async Task A_day_is_the_zones_and_what_has_no_date_is_counted_as_left_out()
    {
        var (exitCode, output, error) = await ProgramRun.OfAsync("digest", "--input", coverage, "--date", "2026-03-15", "--zone", "Europe/Berlin");

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains("Sunday 15 March", output, StringComparison.Ordinal);
        Assert.Contains("Saint-Aubin ferme son pont", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Lindholm", output, StringComparison.Ordinal);
        Assert.Equal("1 article left out for want of a date.", error);
    }

    [Fact]
    public async Task A_day_without_news_says_so()
    {
        var (exitCode, output, _) = await ProgramRun.OfAsync("digest", "--input", coverage, "--date", "2020-01-01");

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.EndsWith("\nNo news.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--date", "14.3.2026", ExitCode.Problem, "--date 14.3.2026 is no date; write it as 2026-03-14.")]
    [InlineData("--zone", "Mars/Olympus", ExitCode.Problem, "--zone Mars/Olympus is no IANA time zone")]
    [InlineData("--topic", "\"ferry", ExitCode.Problem, "The quotation mark at character 1 is not closed")]
    [InlineData("--format", "pdf", ExitCode.Usage, "'pdf'")]
    [InlineData("--limit", "none", ExitCode.Usage, "--limit takes a whole number from 1 up")]
    [InlineData("--limit", "0", ExitCode.Usage, "--limit takes a whole number from 1 up")]
    public async Task What_cannot_be_used_is_named_in_one_sentence(string option, string value, int expected, string message)
    {
        var (exitCode, output, error) = await ProgramRun.OfAsync("digest", "--input", coverage, option, value);

        Assert.Equal((expected, ""), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_path_is_named()
    {
        var (exitCode, _, error) = await ProgramRun.OfAsync("digest", "--input", folder.PathOf("nowhere"));

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("nowhere does not exist", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_json_is_named_with_its_line()
    {
        File.AppendAllText(coverage, "{\"id\": \"broken\"\n");

        var (exitCode, _, error) = await ProgramRun.OfAsync("digest", "--input", coverage);

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("line 5", error, StringComparison.Ordinal);
    }

    private static string Line(string id, string title, string text, string source, string? published, string language) => JsonSerializer.Serialize(new
    {
        id,
        title,
        text,
        url = $"https://{source.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{id}",
        source,
        published,
        language,
    });
}
