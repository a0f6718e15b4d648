namespace DigestBot.CommandLine;

/// <summary>Where a command writes: the file it is given, or stdout.</summary>
internal static class Output
{
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static Stream Open(string? path)
    {
        try
        {
            return path is null ? Console.OpenStandardOutput() : File.Create(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Directory.Exists(path) ? $"{path} is a folder: name a file." : $"{path} cannot be written: {problem.Message}");
        }
    }
}
