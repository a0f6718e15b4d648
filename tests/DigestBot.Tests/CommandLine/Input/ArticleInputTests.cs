using DigestBot.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;

namespace DigestBot.Tests.CommandLine.Input;

public sealed class ArticleInputTests : IDisposable
{
    private const string Feed = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Elmsford Post - RSS</title><language>en</language>
        <item><guid>b1</guid><title>Bridge closed</title><link>https://post.example/1</link><description>&lt;p&gt;The bridge is closed.&lt;/p&gt;</description><pubDate>Tue, 20 Aug 2024 08:00:00 GMT</pubDate></item>
        <item><guid>b1</guid><title>Ferry full</title><link>https://post.example/2</link><description>The ferry is full.</description></item>
        </channel></rss>
        """;

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter warnings = new();

    public void Dispose()
    {
        folder.Dispose();
        warnings.Dispose();
    }

    [Fact]
    public void A_folder_of_texts_pages_and_feeds_is_read_in_the_order_of_file_names()
    {
        Write("b.md", "## [Market opens](#)\n\nThe market is open.\n\nRelated");
        Write("a.txt", "Harbour reopens\n\nShips came back on Monday.");
        Write("c.html", "<html lang=en><head><title>School fair | The Elm</title><meta property=og:site_name content='The Elm'></head><body><nav>Home</nav><article><p>" + Sentence(9) + "</p><p>" + Sentence(8) + "</p></article></body></html>");
        Write("d.xml", Feed);

        var articles = Read();

        Assert.Equal(["a", "b", "c", "b1", "b1#2"], articles.Select(article => article.Key));
        Assert.Equal(["Harbour reopens", "Market opens", "School fair", "Bridge closed", "Ferry full"], articles.Select(article => article.Title));
        Assert.Equal("The market is open.", articles[1].Text);
        Assert.StartsWith("The fair", articles[2].Text, StringComparison.Ordinal);
        Assert.Equal("The Elm", articles[2].Source);
        Assert.Equal("Elmsford Post", articles[3].Source);
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 8, 0, 0, TimeSpan.Zero), articles[3].When);
        Assert.Equal(default, articles[4].When);
        Assert.Equal([1, 2, 3, 4, 5], articles.Select(article => article.Id.Value));
        Assert.Equal("", warnings.ToString());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_and_the_others_go_on()
    {
        Write("good.txt", "Harbour reopens\n\nShips came back.");
        Write("page.xml", "<html><body>no feed</body></html>");
        File.WriteAllBytes(folder.PathOf("photo.txt"), [0x89, 0, 1, 2]);

        Assert.Equal("good", Assert.Single(Read()).Key);
        var lines = warnings.ToString().TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("page.xml", lines[0], StringComparison.Ordinal);
        Assert.Contains("photo.txt", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_name_keep_apart()
    {
        Write("north/story.txt", "Harbour reopens");
        Write("south/story.txt", "Market opens");

        Assert.Equal(["story", "story#2"], Read().Select(article => article.Key));
    }

    [Fact]
    public void Texts_of_old_encodings_are_read()
    {
        File.WriteAllBytes(folder.PathOf("a.txt"), [.. "Z"u8, 0xFC, .. "rich"u8]);

        Assert.Equal("Zürich", Assert.Single(Read()).Title);
    }

    [Fact]
    public void A_single_file_is_read_too()
    {
        Write("d.xml", Feed);

        Assert.Equal(2, ArticleInput.Read(folder.PathOf("d.xml"), warnings: warnings).Count);
    }

    [Fact]
    public void An_empty_folder_is_named() => AssertProblem(folder.Directory.FullName, "is empty");

    [Fact]
    public void A_folder_of_other_files_is_named()
    {
        Write("photo.jpg", "x");
        AssertProblem(folder.Directory.FullName, "holds no .txt");
    }

    [Fact]
    public void A_folder_with_a_jsonl_file_points_at_it()
    {
        Write("articles.jsonl", "{\"id\":\"a\",\"title\":\"Harbour reopens\"}");
        AssertProblem(folder.Directory.FullName, "articles.jsonl");
    }

    [Fact]
    public void A_folder_where_nothing_can_be_read_is_named()
    {
        Write("page.xml", "<html></html>");
        AssertProblem(folder.Directory.FullName, "None of the 1 files");
    }

    [Fact]
    public void A_missing_path_is_named() => AssertProblem(folder.PathOf("nowhere"), "does not exist");

    [Fact]
    public void A_file_of_another_kind_is_named()
    {
        Write("report.pdf", "x");
        AssertProblem(folder.PathOf("report.pdf"), "no kind of file");
    }

    private static string Sentence(int day) =>
        $"The fair on the {day}th drew four hundred visitors, three brass bands and, for the first time, a mayor who stayed until the lamps were lit.";

    private void AssertProblem(string path, string expected)
    {
        var problem = Assert.Throws<InputException>(() => ArticleInput.Read(path, warnings: warnings));
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    private IReadOnlyList<Article> Read() => ArticleInput.Read(folder.Directory.FullName, warnings: warnings);

    private void Write(string name, string text)
    {
        var path = folder.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
