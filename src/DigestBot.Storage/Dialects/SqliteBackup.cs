using Microsoft.Data.Sqlite;

namespace DigestBot.Storage.Dialects;

/// <summary>Copies a database as it is at one moment, however many read and write it meanwhile.</summary>
/// <remarks>The copy has its name only once it is whole and sound; a file that was there stays until then.</remarks>
internal sealed class SqliteBackup(string database, string target)
{
    private readonly string _copy = target + ".new";

    /// <exception cref="StorageException">Nothing was written, and nothing that was there has changed.</exception>
    public void Take(SqliteConnection source, bool overwrite)
    {
        RefuseImpossible(overwrite);
        try
        {
            // Two that write one copy would leave neither whole.
            using var alone = new FileStream(_copy + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            try
            {
                MakeEmptyCopy();
                CopyAndCheck(source);
                File.Move(_copy, target, overwrite);
            }
            finally
            {
                DeleteCopy();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{target} cannot be written: {e.Message}", e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteProblem.Full or SqliteProblem.InputOutput)
        {
            throw new StorageException($"{target} was not written, for its disk is full or failing: free some space, or name a file on another disk.", e);
        }
    }

    private void RefuseImpossible(bool overwrite)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(target));
        if (!Directory.Exists(folder))
        {
            throw new StorageException($"There is no folder {folder}: make it, or name a file in another.");
        }

        if (Directory.Exists(target))
        {
            throw new StorageException($"{target} is a folder: name a file.");
        }

        // Whoever has it open would go on writing to a file without a name. The database itself is open here, under whatever name it is given.
        if (File.Exists(target + "-wal"))
        {
            throw new StorageException($"{target} is a database in use: name another file.");
        }

        if (File.Exists(target) && !overwrite)
        {
            throw new StorageException($"{target} exists: name another file, or replace it with --force.");
        }
    }

    private void MakeEmptyCopy()
    {
        DeleteCopy();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Who may not read the database may not read its backup.
            options.UnixCreateMode = File.GetUnixFileMode(database);
        }

        using var empty = new FileStream(_copy, options);
    }

    private void CopyAndCheck(SqliteConnection source)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _copy, Pooling = false }.ToString());
        copy.Open();
        source.BackupDatabase(copy);
        using var check = copy.CreateCommand();
        check.CommandText = "PRAGMA integrity_check(1)";
        if (check.ExecuteScalar() is not "ok")
        {
            throw new StorageException(SqliteProblem.Damaged(database));
        }
    }

    private void DeleteCopy()
    {
        foreach (var leftover in new[] { "", "-journal", "-wal", "-shm" })
        {
            File.Delete(_copy + leftover);
        }
    }
}
