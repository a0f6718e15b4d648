using DigestBot.Core.Articles;

namespace DigestBot.CommandLine.Input;

/// <summary>Numbers the articles of one or many files, and gives each a key of its own.</summary>
internal sealed class ArticleFiles(ArticleBuilder builder, TextWriter warnings)
{
    private readonly ArticleFile files = new(builder);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<(string Source, string Key, string Title, string Text)> contents = [];
    private readonly List<Article> articles = [];

    /// <exception cref="InputException">The file cannot be read, or holds no article.</exception>
    public IReadOnlyList<Article> ReadFile(string path)
    {
        Add(path);
        return articles.Count > 0 ? articles : throw new InputException($"{path} holds no text; name a file that does.");
    }

    /// <summary>Every text, page and feed of a folder and of the folders in it, sorted by path: the same folder gives the same articles in the same order.</summary>
    /// <exception cref="InputException">There is nothing in it that can be read.</exception>
    public IReadOnlyList<Article> ReadFolder(string folder)
    {
        var readable = Files(folder);
        foreach (var path in readable)
        {
            try
            {
                Add(path);
            }
            catch (InputException problem)
            {
                warnings.WriteLine($"digestbot: left out: {problem.Message}");
            }
        }

        return articles.Count > 0 ? articles : throw new InputException($"None of the {readable.Count} files in {folder} could be read as text, HTML or a feed; give them text, or name another folder.");
    }

    private void Add(string path)
    {
        foreach (var article in files.Read(path))
        {
            // Captures of one feed overlap: an entry that stands in both is one article.
            if (!contents.Add((article.Source, article.Key, article.Title, article.Text)))
            {
                continue;
            }

            articles.Add(article with { Id = new ArticleId(articles.Count + 1), Key = Unique(article.Key) });
        }
    }

    private static List<string> Files(string folder)
    {
        string[] all;
        try
        {
            all = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder} cannot be read: {problem.Message}");
        }

        var readable = all.Where(ArticleFile.IsReadable).Order(StringComparer.Ordinal).ToList();
        if (readable.Count > 0)
        {
            return readable;
        }

        var lines = Array.Find(all, path => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase));
        throw new InputException(
            all.Length == 0 ? $"{folder} is empty; put .txt, .md, .html or feed files into it."
            : lines is not null ? $"{folder} holds no .txt, .md, .html or feed files; name the file itself: {lines}."
            : $"{folder} holds no .txt, .md, .html or feed files; name a folder that does, or a .jsonl file.");
    }

    private string Unique(string key)
    {
        var unique = key;
        for (var copy = 2; !keys.Add(unique); copy++)
        {
            unique = $"{key}#{copy}";
        }

        return unique;
    }
}
