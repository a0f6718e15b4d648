using System.Text.Json;
using DigestBot.CommandLine;
using DigestBot.Testing.Feeds;

namespace DigestBot.Tests.CommandLine;

public sealed class FeedCommandTests : IDisposable
{
    private const string Rss = """
        <rss version="2.0"><channel><title>Elm Post</title><link>/</link><item><guid isPermaLink="false">17</guid><title>Bridge &amp; ferry</title>
        <link>bridge</link><pubDate>Tue, 20 Aug 2024 08:30:00 +0200</pubDate><author>ada@elm.example (Ada Finch)</author></item></channel></rss>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_feed_is_one_object()
    {
        var (exitCode, output, _) = await ProgramRun.OfAsync("feed", "parse", folder.Write("post.xml", Rss), "--base-url", "https://elm.example/rss");

        Assert.Equal(ExitCode.Success, exitCode);
        var feed = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["format", "title", "subtitle", "link", "language", "entries"], feed.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("rss2.0", "https://elm.example/"), (feed.GetProperty("format").GetString(), feed.GetProperty("link").GetString()));
        var entry = feed.GetProperty("entries")[0];
        Assert.Equal(
            ["id", "title", "link", "published", "updated", "authors", "summary", "content", "categories"],
            entry.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Bridge & ferry", entry.GetProperty("title").GetString());
        Assert.Equal("2024-08-20T06:30:00Z", entry.GetProperty("published").GetString());
        Assert.Equal("ada@elm.example", entry.GetProperty("authors")[0].GetProperty("email").GetString());
    }

    [Fact]
    public async Task Of_several_feeds_one_that_cannot_be_read_does_not_stop_the_others()
    {
        var good = folder.Write("post.xml", Rss);
        var page = folder.Write("page.html", "<html><body>News</body></html>");
        var missing = folder.PathOf("missing.xml");

        var (exitCode, output, _) = await ProgramRun.OfAsync("feed", "parse", good, page, missing, folder.Directory.FullName, "http://127.0.0.1:9/rss?key=secret", good);

        Assert.Equal(ExitCode.Problem, exitCode);
        var lines = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([good, page, missing, folder.Directory.FullName, "http://127.0.0.1:9/rss?key=secret", good], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal([false, true, true, true, true, false], lines.Select(line => line.TryGetProperty("error", out _)));
        Assert.Contains("HTML page", lines[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("private address", lines[4].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", lines[4].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_feed_is_said_in_one_sentence_on_stderr()
    {
        var page = folder.Write("page.html", "<html><body>News</body></html>");

        var (exitCode, output, error) = await ProgramRun.OfAsync("feed", "parse", page);

        Assert.Equal((ExitCode.Problem, ""), (exitCode, output));
        Assert.Equal($"digestbot: {page}: The document is an HTML page: give the feed's own address, or `sources add` finds it.", error.TrimEnd());
    }

    [Fact]
    public async Task Checking_feeds_tells_how_each_is_and_fails_when_one_does()
    {
        await using var web = await LoopbackWeb.StartAsync();
        web.AnswerFeed("/good", entries: 3);
        web.Answer("/gone", 410);
        var list = folder.Write("list.opml", $"""<opml><body><outline text="Good Post" xmlUrl="{web.Url("/good")}"/><outline text="Gone Post" xmlUrl="{web.Url("/gone")}"/></body></opml>""");

        var (exitCode, output, error) = await ProgramRun.WithSettingsAsync([("Feeds__AllowedHosts__0", $"127.0.0.1:{web.Port}")], "feed", "check", "--opml", list);

        Assert.Equal(ExitCode.Problem, exitCode);
        var rows = output.Split('\n').Where(line => line.Contains("Post", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("fine; 3 entries without dates", rows[0], StringComparison.Ordinal);
        Assert.Contains("is gone for good (410): remove it", rows[1], StringComparison.Ordinal);
        Assert.Equal("1 of 2 feeds fail.", error.TrimEnd());
    }

    [Fact]
    public async Task Feeds_imported_export_the_same_and_import_once()
    {
        (string, string)[] settings = [("Storage__Path", folder.PathOf("bot.db"))];
        var list = folder.Write("list.opml", """<opml><body><outline text="World"><outline text="Post" xmlUrl="https://elm.example/rss" language="en"/></outline></body></opml>""");
        var export = folder.PathOf("export.opml");

        var tried = await ProgramRun.WithSettingsAsync(settings, "import", list, "--dry-run");
        var imported = await ProgramRun.WithSettingsAsync(settings, "import", list);
        var again = await ProgramRun.WithSettingsAsync(settings, "import", list);
        var exported = await ProgramRun.WithSettingsAsync(settings, "export", export);

        Assert.Equal("1 of 1 feeds would be added; 0 were there already.", tried.Error.TrimEnd());
        Assert.Equal("1 of 1 feeds added; 0 were there already. Take it back with: digestbot import --undo", imported.Error.TrimEnd());
        Assert.Equal("0 of 1 feeds added; 1 were there already.", again.Error.TrimEnd());
        Assert.Equal((ExitCode.Success, "1 feeds written."), (exported.ExitCode, exported.Error.TrimEnd()));
        Assert.Contains("""<outline type="rss" text="Post" title="Post" xmlUrl="https://elm.example/rss" language="en" />""", await File.ReadAllTextAsync(export), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_taken_back_and_leaves_what_was_there_before()
    {
        (string, string)[] settings = [("Storage__Path", folder.PathOf("bot.db"))];
        await ProgramRun.WithSettingsAsync(settings, "import", folder.Write("one.opml", """<opml><body><outline text="Post" xmlUrl="https://elm.example/rss"/></body></opml>"""));
        await ProgramRun.WithSettingsAsync(settings, "import", folder.Write("two.opml", """<opml><body><outline text="Post" xmlUrl="https://elm.example/rss"/><outline text="Ash" xmlUrl="https://ash.example/rss"/></body></opml>"""));

        var undone = await ProgramRun.WithSettingsAsync(settings, "import", "--undo");
        var exported = await ProgramRun.WithSettingsAsync(settings, "export");

        Assert.Equal(("removed  Ash  https://ash.example/rss", "1 feeds of the last import removed; what they brought so far stays."), (undone.Output.TrimEnd(), undone.Error.TrimEnd()));
        Assert.Contains("https://elm.example/rss", exported.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("https://ash.example/rss", exported.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await ProgramRun.WithSettingsAsync(settings, "import")).ExitCode);
    }

    [Fact]
    public async Task An_export_holds_no_secrets_and_says_what_it_leaves_out()
    {
        (string, string)[] settings = [("Storage__Path", folder.PathOf("bot.db"))];
        await ProgramRun.WithSettingsAsync(settings, "import", folder.Write("list.opml", """
            <opml><body><outline text="A" xmlUrl="https://ada:hush@elm.example/rss"/><outline text="B" xmlUrl="https://elm.example/rss?access_token=hush"/>
            <outline text="C" xmlUrl="https://elm.example/feed/private/hush"/><outline text="D" xmlUrl="https://elm.example/rss?section=world&amp;keyword=ferry"/></body></opml>
            """));

        var exported = await ProgramRun.WithSettingsAsync(settings, "export");

        Assert.DoesNotContain("hush", exported.Output, StringComparison.Ordinal);
        Assert.Contains("https://elm.example/rss?section=world&amp;keyword=ferry", exported.Output, StringComparison.Ordinal);
        Assert.Equal("1 feeds written; 3 with a password or key in the address left out: add them by hand where they are wanted.", exported.Error.TrimEnd());
    }

    [Fact]
    public async Task An_export_into_a_folder_is_refused_and_leaves_nothing_behind()
    {
        var target = folder.Directory.CreateSubdirectory("lists");

        var (exitCode, _, error) = await ProgramRun.WithSettingsAsync([("Storage__Path", folder.PathOf("bot.db"))], "export", target.FullName);

        Assert.Equal((ExitCode.Problem, $"digestbot: {target.FullName} is a folder: name a file."), (exitCode, error.TrimEnd()));
        Assert.Empty(folder.Directory.GetFiles("lists*"));
    }

    [Theory]
    [InlineData("Feeds__MaxConcurrentFetches", "many", "Feeds:MaxConcurrentFetches")]
    [InlineData("Feeds__MaxConcurrentFetches", "0", "Feeds:MaxConcurrentFetches must be between 1 and 64.")]
    public async Task A_wrong_setting_is_named_and_no_stack_shown(string name, string value, string says)
    {
        var (exitCode, _, error) = await ProgramRun.WithSettingsAsync([(name, value)], "feed", "check");

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
