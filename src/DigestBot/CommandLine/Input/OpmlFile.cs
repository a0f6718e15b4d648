using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine.Input;

internal static class OpmlFile
{
    /// <exception cref="InputException">It cannot be read, or holds no list of feeds.</exception>
    public static async Task<OpmlDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var document = await DocumentInput.ReadFileAsync(path, "an OPML file", cancellationToken);
        try
        {
            return OpmlDocument.Read(document);
        }
        catch (FeedFormatException problem)
        {
            throw new InputException($"{path}: {problem.Message}");
        }
    }

    /// <summary>The feeds of the list that a new bot starts with: beside where it is started, else beside the program. None where none is named.</summary>
    /// <exception cref="InputException">The list is named but cannot be read.</exception>
    public static async Task<IReadOnlyList<NewFeed>> ReadFirstAsync(FeedOptions options, CancellationToken cancellationToken)
    {
        if (options.List.Length == 0)
        {
            return [];
        }

        var path = File.Exists(options.List) ? options.List : Path.Combine(AppContext.BaseDirectory, options.List);
        return File.Exists(path)
            ? (await ReadAsync(path, cancellationToken)).Feeds
            : throw new InputException($"Feeds:List names {options.List}, which is not there: name an OPML file, or leave it empty to start without feeds.");
    }
}
