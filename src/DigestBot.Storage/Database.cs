using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using DigestBot.Storage.Dialects;
using Microsoft.Extensions.Options;

namespace DigestBot.Storage;

/// <summary>Hands out connections to SQLite or PostgreSQL, keeps writers in line and turns the database's errors into sentences.</summary>
internal sealed class Database : IDisposable
{
    // A server that restarts is back within seconds.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    private readonly TimeSpan _patience;
    private readonly SemaphoreSlim? _writer;

    public Database(IOptions<StorageOptions> options)
    {
        ColumnTypes.Register();
        Dialect = Dialect.Of(options.Value);
        _patience = options.Value.BusyTimeout;
        _writer = Dialect.HasOneWriter ? new(1) : null;
    }

    public Dialect Dialect { get; }

    /// <summary>Makes the database's tables, or brings them up to date.</summary>
    /// <exception cref="StorageException">The database cannot be used; nothing in it has changed.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) => OpenAsync(Dialect.Migrations, cancellationToken);

    public async Task OpenAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        Dialect.Prepare();
        await GuardAsync(
            async () =>
            {
                await using var connection = await Dialect.ConnectAsync(cancellationToken);
                await Dialect.CheckServerAsync(connection, cancellationToken);
                await new Migrator(connection, Dialect, migrations).RunAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await using var connection = await Dialect.ConnectAsync(cancellationToken);
            return await read(new Session(connection, null, cancellationToken));
        },
        cancellationToken);

    /// <summary>All of what <paramref name="write"/> does, or, when it throws or is cancelled, none of it.</summary>
    /// <remarks>Where the server went away before the commit, <paramref name="write"/> runs once more from its beginning.</remarks>
    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            return await GuardAsync(() => TransactAsync(write, cancellationToken), cancellationToken);
        }

        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await GuardAsync(() => TransactAsync(write, cancellationToken), cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Rows one by one, from one unchanging view of the database, however many there are.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, object arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await GuardAsync(() => Dialect.ConnectAsync(cancellationToken), cancellationToken);
        var session = new Session(connection, null, cancellationToken);
        await using var rows = session.StreamAsync<T>(sql, arguments).GetAsyncEnumerator(cancellationToken);
        while (await ExplainAsync(() => rows.MoveNextAsync().AsTask()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rows.Current;
        }
    }

    public Task InspectAsync(CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await using var connection = await Dialect.ConnectAsync(cancellationToken);
            await Dialect.InspectAsync(connection, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Gives the space of what was deleted back to the disk.</summary>
    public async Task ShrinkAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ExplainAsync(() => Dialect.ConnectAsync(cancellationToken));
        await ExplainAsync(async () =>
        {
            await Dialect.ShrinkAsync(connection, cancellationToken);
            return true;
        });
    }

    public Task BackUpAsync(string file, bool overwrite, CancellationToken cancellationToken) => ExplainAsync(
        async () =>
        {
            await Dialect.BackUpAsync(file, overwrite, cancellationToken);
            return true;
        });

    public void Dispose()
    {
        Dialect.Dispose();
        _writer?.Dispose();
    }

    private async Task<T> TransactAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await write(new Session(connection, transaction, cancellationToken));

        // Explained at once: a commit that broke off may have taken place, and is not tried again.
        return await ExplainAsync(async () =>
        {
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        });
    }

    private Task<T> GuardAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await action();
            }
            catch (DbException e) when (Dialect.IsPassing(e) && Stopwatch.GetElapsedTime(begun) < _patience)
            {
                await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken);
            }
        }
    });

    private async Task<T> ExplainAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (Dialect.Explain(e) is { } sentence)
        {
            throw new StorageException(sentence, e);
        }
    }
}
