using DigestBot.Core.Articles;

namespace DigestBot.CommandLine.Input;

/// <summary>Reads the articles that a command is given as PATH: a <c>.jsonl</c> file, a file of text, a page, a feed, or a folder of these.</summary>
internal static class ArticleInput
{
    public const string Description = "A .jsonl file of articles, or a folder of .txt, .md and .html files or of feeds (.xml, .rss, .atom, .json).";

    /// <summary>As <see cref="Read"/>, without holding a <c>.jsonl</c> file's articles in memory all at once.</summary>
    public static IEnumerable<Article> Stream(string path) => IsJsonLines(path) ? JsonLinesReader.Read(path) : Read(path);

    /// <summary>All articles of <paramref name="path"/>, in the order of the lines or of the file names.</summary>
    /// <param name="warnings">Where a file that cannot be read is named, one line each; the others go on. By default stderr.</param>
    /// <exception cref="InputException">There is nothing to read; the message names the path and the mend.</exception>
    public static IReadOnlyList<Article> Read(string path, ArticleBuilder? builder = null, TextWriter? warnings = null)
    {
        if (IsJsonLines(path))
        {
            return [.. JsonLinesReader.Read(path, builder)];
        }

        var files = new ArticleFiles(builder ?? new ArticleBuilder(new ArticleOptions()), warnings ?? Console.Error);
        if (Directory.Exists(path))
        {
            return files.ReadFolder(path);
        }

        if (!File.Exists(path))
        {
            throw new InputException($"{path} does not exist; name a .jsonl file of articles, or a folder of text, HTML or feed files.");
        }

        return ArticleFile.IsReadable(path)
            ? files.ReadFile(path)
            : throw new InputException($"{path} is no kind of file that holds articles; name a .jsonl file, or a folder of .txt, .md, .html or feed files.");
    }

    public static bool IsJsonLines(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jsonl" && !Directory.Exists(path);
}
