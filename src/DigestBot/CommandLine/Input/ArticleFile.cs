using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine.Input;

/// <summary>Reads one file: a text, a web page, or a feed with many entries.</summary>
internal sealed class ArticleFile(ArticleBuilder builder)
{
    private static readonly string[] FeedEndings = [".xml", ".rss", ".atom", ".rdf", ".json"];
    private static readonly string[] PageEndings = [".html", ".htm", ".xhtml"];
    private static readonly string[] TextEndings = [".txt", ".md", ".markdown"];

    public static bool IsReadable(string path) => HasEnding(path, FeedEndings) || HasEnding(path, PageEndings) || HasEnding(path, TextEndings);

    /// <summary>The file's articles, keyed by its name or by their entries' ids; their numbers in the whole input are the caller's.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public List<Article> Read(string path)
    {
        var bytes = ReadBytes(path);
        if (HasEnding(path, FeedEndings))
        {
            return ReadFeed(path, bytes);
        }

        if (LooksBinary(bytes))
        {
            throw new InputException($"{path} is no text; save it as plain text in UTF-8.");
        }

        var input = HasEnding(path, PageEndings) ? FromPage(path, bytes) : new ArticleText(Key(path)) { Text = PageText.Decode(bytes) };
        return builder.FromText(input, default) is { } article ? [article] : [];
    }

    private static ArticleText FromPage(string path, byte[] bytes)
    {
        var page = ArticleExtractor.Extract(bytes);
        return new ArticleText(Key(path))
        {
            Title = page.Title,
            // An offer or a request for consent is nobody's article; the title still says what was there.
            Text = page.Obstacle is null ? page.Text : null,
            Source = page.SiteName,
            Byline = page.Byline,
            Published = page.Published,
            Language = page.Language,
        };
    }

    private List<Article> ReadFeed(string path, byte[] bytes)
    {
        ParsedFeed document;
        try
        {
            document = FeedParser.Parse(bytes);
        }
        catch (FeedFormatException problem)
        {
            throw new InputException($"{path}: {problem.Message}");
        }

        var outlet = OutletName.Of(document.Title);
        var feed = new Feed
        {
            Id = default,
            Url = document.Link ?? path,
            Title = outlet.Length > 0 ? outlet : Key(path),
            Language = document.Language,
        };
        var articles = new List<Article>(document.Entries.Count);
        foreach (var entry in document.Entries)
        {
            // A file was never polled: an entry's date is believed, and without one it is older than everything.
            if (builder.FromEntry(feed, entry, default, DateTimeOffset.MaxValue) is { } article)
            {
                articles.Add(article with { Feed = null, Seen = default });
            }
        }

        return articles;
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {problem.Message}");
        }
    }

    // No text encoding but UTF-16, which begins with its mark, has zero bytes.
    private static bool LooksBinary(byte[] bytes) =>
        bytes is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..] && bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0);

    private static string Key(string path) => Path.GetFileNameWithoutExtension(path);

    private static bool HasEnding(string path, string[] endings) => endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
