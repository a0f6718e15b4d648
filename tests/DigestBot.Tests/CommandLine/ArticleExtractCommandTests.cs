using System.Text.Json;
using DigestBot.CommandLine;

namespace DigestBot.Tests.CommandLine;

public sealed class ArticleExtractCommandTests : IDisposable
{
    private const string Page = """
        <html lang="en"><head><title>Bridge closed</title><meta property="article:published_time" content="2024-08-20T10:00:00+02:00"></head><body><article>
        <p>The bridge over the Elm closed on Monday after inspectors found cracks in two of its pillars, the council said.</p>
        <p>Ferries will carry commuters until the repairs are done, which may take three weeks, an engineer told reporters.</p></article></body></html>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_page_is_one_object()
    {
        var (exitCode, output, _) = await ProgramRun.OfAsync("article", "extract", folder.Write("bridge.html", Page), "--url", "https://www.elm.example/bridge");

        Assert.Equal(ExitCode.Success, exitCode);
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["title", "byline", "published", "language", "siteName", "text"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Bridge closed", json.GetProperty("title").GetString());
        Assert.Equal("2024-08-20T08:00:00Z", json.GetProperty("published").GetString());
        Assert.Equal("elm.example", json.GetProperty("siteName").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("byline").ValueKind);
        Assert.Equal(2, json.GetProperty("text").GetString()!.Split("\n\n").Length);
    }

    [Fact]
    public async Task Of_several_pages_one_that_cannot_be_read_does_not_stop_the_others()
    {
        var missing = folder.PathOf("missing.html");
        var (exitCode, output, _) = await ProgramRun.OfAsync("article", "extract", folder.Write("a.html", Page), missing, "http://127.0.0.1:9/private", folder.Write("b.html", ""));

        Assert.Equal(ExitCode.Problem, exitCode);
        var lines = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, lines.Count);
        Assert.EndsWith("a.html", lines[0].GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.False(lines[0].TryGetProperty("error", out _));
        Assert.Equal(missing, lines[1].GetProperty("file").GetString());
        Assert.Contains("does not exist", lines[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("private address", lines[2].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("", lines[3].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_missing_page_is_one_sentence_on_stderr()
    {
        var (exitCode, output, error) = await ProgramRun.OfAsync("article", "extract", folder.PathOf("missing.html"));

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Equal("", output);
        Assert.Contains("missing.html does not exist", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
