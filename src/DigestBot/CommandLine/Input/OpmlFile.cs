using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine.Input;

internal static class OpmlFile
{
    /// <exception cref="InputException">It cannot be read, or holds no list of feeds.</exception>
    public static async Task<OpmlDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return OpmlDocument.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (FeedFormatException problem)
        {
            throw new InputException($"{path}: {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(path) ? $"{path} cannot be read: {problem.Message}" : $"{path} is not there: name an OPML file.");
        }
    }
}
