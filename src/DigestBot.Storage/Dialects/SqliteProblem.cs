using Microsoft.Data.Sqlite;

namespace DigestBot.Storage.Dialects;

/// <summary>Says what is wrong with a database file, and how to mend it, in words for the operator.</summary>
internal static class SqliteProblem
{
    // Primary result codes: https://sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    public const int InputOutput = 10;
    private const int Corrupt = 11;
    public const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The sentences, or null for an error that is not the file's: a defect of ours then.</summary>
    public static string? Explain(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        NotADatabase => $"{file} is not a database: name another file in Storage:Path, or move this one away.",
        Corrupt => Damaged(file),
        Busy or Locked => $"The database {file} is held by another program: stop that one (a second digestbot, a database browser), then try again.",
        Full => $"The disk that holds {file} is full: free some space; what was stored before stays.",
        ReadOnly or Permission => $"The database {file} cannot be written: let the user that runs digestbot write to the file and its folder.",
        CannotOpen => $"The database {file} cannot be opened: Storage:Path must name a file that the user running digestbot may read and write, on a disk that is not read-only.",
        // A disk without room for the log's index answers so too.
        InputOutput => $"The disk that holds {file} is full or failed while reading or writing: free some space, or check the disk; what was stored before stays.",
        _ => null,
    };

    public static string Damaged(string file) => $"The database {file} is damaged: restore it from a backup, or move it away to start anew.";
}
