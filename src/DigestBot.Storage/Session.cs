using System.Data.Common;
using Dapper;

namespace DigestBot.Storage;

/// <summary>A connection in use, with the transaction and the cancellation that go with each of its commands.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    /// <summary>The first row, or null where there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, object? arguments = null)
        where T : class =>
        await connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    /// <summary>Two objects a row, cut at the column named.</summary>
    public async Task<IReadOnlyList<TResult>> QueryAsync<TFirst, TSecond, TResult>(
        string sql, Func<TFirst, TSecond, TResult> join, string secondStartsAt, object? arguments = null) =>
        (await connection.QueryAsync(Command(sql, arguments), join, secondStartsAt)).AsList();

    /// <summary>The first column of the first row; default where there is none.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, object? arguments = null) =>
        await connection.ExecuteScalarAsync<T>(Command(sql, arguments));

    public async Task<int> ExecuteAsync(string sql, object? arguments = null) => await connection.ExecuteAsync(Command(sql, arguments));

    /// <summary>The statement once a row, prepared once.</summary>
    public async Task ExecuteManyAsync<T>(string sql, IEnumerable<T> rows) =>
        await connection.ExecuteAsync(Command(sql, Cancellable(rows)));

    public IAsyncEnumerable<T> StreamAsync<T>(string sql, object? arguments = null) =>
        connection.QueryUnbufferedAsync<T>(sql, arguments, transaction);

    private CommandDefinition Command(string sql, object? arguments) =>
        new(sql, arguments, transaction, cancellationToken: cancellationToken);

    private IEnumerable<T> Cancellable<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
