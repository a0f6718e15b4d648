using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace DigestBot.Storage;

/// <summary>The SQLite file: hands out connections, keeps writers in line and turns the file's errors into sentences.</summary>
internal sealed class Database : IDisposable
{
    private readonly string _connectionString;
    private readonly string _file;
    private readonly TimeSpan _busyTimeout;

    // SQLite has one writer. In line here, waiting writers give their thread back; in line there, they would block it.
    private readonly SemaphoreSlim _writer = new(1);

    public Database(IOptions<StorageOptions> options)
    {
        ColumnTypes.Register();
        _file = options.Value.Path;
        _busyTimeout = options.Value.BusyTimeout;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(_busyTimeout.TotalSeconds),
        }.ToString();
    }

    /// <summary>Makes the file and its folder when missing, and brings its tables up to date.</summary>
    /// <exception cref="StorageException">The file cannot be used; nothing in it has changed.</exception>
    public async Task OpenAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        MakeFolder();
        await GuardAsync(async () =>
        {
            await using var connection = await ConnectAsync(cancellationToken);
            await new Migrator(connection, _file, migrations).RunAsync(cancellationToken);
            return true;
        });
    }

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var connection = await ConnectAsync(cancellationToken);
        return await read(new Session(connection, null, cancellationToken));
    });

    /// <summary>All of what <paramref name="write"/> does, or, when it throws or is cancelled, none of it.</summary>
    public Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await ConnectAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(new Session(connection, transaction, cancellationToken));
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    });

    /// <summary>Rows one by one, from one unchanging view of the database, however many there are.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, object arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await GuardAsync(() => ConnectAsync(cancellationToken));
        var session = new Session(connection, null, cancellationToken);
        await using var rows = session.StreamAsync<T>(sql, arguments).GetAsyncEnumerator(cancellationToken);
        while (await GuardAsync(() => rows.MoveNextAsync().AsTask()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rows.Current;
        }
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        _writer.Dispose();
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var settings = connection.CreateCommand();

            // FULL, one fsync a commit: with NORMAL a power cut may take back the last commits, and with them the note that
            // a message was about to be sent; it would be posted again.
            settings.CommandText = $"PRAGMA busy_timeout = {(int)_busyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL;";
            await settings.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder of {_file} cannot be made: let the user that runs digestbot write there, or name another file in Storage:Path.", e);
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (SqliteException e) when (SqliteProblem.Explain(e, _file) is { } sentence)
        {
            throw new StorageException(sentence, e);
        }
    }
}
