using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DigestBot.Storage;

/// <summary>Brings a database's tables up to this build's, a step a transaction, under the database's write lock.</summary>
/// <remarks>Each step is recorded with its text, not with a hash of it: to compare is as cheap, and an operator can read what ran.</remarks>
internal sealed class Migrator(DbConnection connection, string file, IReadOnlyList<Migration> migrations)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(cancellationToken);
        if (applied.Count < migrations.Count)
        {
            await RefuseForeignAsync(cancellationToken);

            // Readers and the one writer do not wait for each other. Stays in the file; cannot be set inside a transaction.
            await ExecuteAsync("PRAGMA journal_mode = WAL", null, cancellationToken);
        }

        Verify(applied);
        foreach (var migration in migrations.Skip(applied.Count))
        {
            await ApplyAsync(migration, cancellationToken);
        }
    }

    private async Task ApplyAsync(Migration migration, CancellationToken cancellationToken)
    {
        // Begins with the write lock: a second process that starts now waits here, and then finds the step done.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var applied = await AppliedAsync(cancellationToken, transaction);
        Verify(applied);
        if (applied.Count >= migration.Version)
        {
            return;
        }

        try
        {
            await ExecuteAsync(migration.Sql, transaction, cancellationToken);
        }
        catch (SqliteException e) when (SqliteProblem.Explain(e, file) is null)
        {
            throw new StorageException($"Migration {migration.Name} of the database {file} failed and changed nothing ({e.Message}): go on with the version that ran before, and report this.", e);
        }

        await RecordAsync(migration, transaction, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<(int Version, string Sql)>> AppliedAsync(CancellationToken cancellationToken, DbTransaction? transaction = null)
    {
        var applied = new List<(int, string)>();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'digestbot_migrations'";
        if (await command.ExecuteScalarAsync(cancellationToken) is 0L)
        {
            return applied;
        }

        command.CommandText = "SELECT version, sql FROM digestbot_migrations ORDER BY version";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add((reader.GetInt32(0), reader.GetString(1)));
        }

        return applied;
    }

    private void Verify(IReadOnlyList<(int Version, string Sql)> applied)
    {
        if (applied.Count > migrations.Count)
        {
            throw new StorageException($"The database {file} was written by a newer digestbot (its tables are at {applied[^1].Version}, this one knows {migrations.Count}): run that version, or restore a backup from before.");
        }

        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i] != (migrations[i].Version, migrations[i].Sql))
            {
                throw new StorageException($"The database {file} was made with another text of migration {migrations[i].Name}: run the digestbot that made it, or name another file in Storage:Path.");
            }
        }
    }

    // One statement, so that a first start of another process is seen before or after, never in the middle.
    private async Task RefuseForeignAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) > 0 AND SUM(name = 'digestbot_migrations') = 0 FROM sqlite_schema";
        if (await command.ExecuteScalarAsync(cancellationToken) is 1L)
        {
            throw new StorageException($"{file} is another program's database: name another file in Storage:Path.");
        }
    }

    private async Task RecordAsync(Migration migration, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS digestbot_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sql TEXT NOT NULL)", transaction, cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO digestbot_migrations (version, name, sql) VALUES (@version, @name, @sql)";
        Add("@version", migration.Version);
        Add("@name", migration.Name);
        Add("@sql", migration.Sql);
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private async Task ExecuteAsync(string sql, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
