namespace DigestBot.CommandLine.Input;

/// <summary>One document that a command is given: a file, or where it says so an http(s) address.</summary>
internal static class DocumentInput
{
    public static bool IsAddress(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <param name="wanted">What to name instead: "an OPML file".</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static async Task<byte[]> ReadFileAsync(string path, string wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path} does not exist: name {wanted}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Directory.Exists(path) ? $"{path} is a folder: name {wanted}." : $"{path} cannot be read: {problem.Message}");
        }
    }
}
