using DigestBot.CommandLine;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Hosting;

/// <summary>Held while a bot runs: a second one on the same file would number and group stories by a memory of its own.</summary>
/// <remarks>A lock of the operating system's: it ends with the process, however that ends. Other commands may use the file meanwhile.</remarks>
internal static class OneBotPerDatabase
{
    /// <exception cref="InputException">Another bot runs on this database.</exception>
    /// <returns>Null on PostgreSQL, where several nodes divide the work by leases.</returns>
    public static IDisposable? Hold(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.IsShared())
        {
            return null;
        }

        var database = options.Path;
        try
        {
            return new FileStream(database + ".running", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"Another digestbot runs on {database}, or {database}.running cannot be written: stop that one, or name another file in Storage:Path.");
        }
    }
}
