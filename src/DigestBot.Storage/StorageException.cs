namespace DigestBot.Storage;

/// <summary>The database cannot be used. The message is a sentence or two that name the file and the mend.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
