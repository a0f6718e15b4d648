using System.Data.Common;
using System.Globalization;
using DigestBot.Storage.Dialects;

namespace DigestBot.Storage;

/// <summary>Brings a database's tables up to this build's, a step a transaction, under a lock of the database's.</summary>
/// <remarks>Each step is recorded with its text, not with a hash of it: to compare is as cheap, and an operator can read what ran.</remarks>
internal sealed class Migrator(DbConnection connection, Dialect dialect, IReadOnlyList<Migration> migrations)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(cancellationToken);
        if (applied.Count < migrations.Count)
        {
            await RefuseForeignAsync(cancellationToken);
            await ExecuteAsync(dialect.BeforeMigrating, null, cancellationToken);
        }

        Verify(applied);
        foreach (var migration in migrations.Skip(applied.Count))
        {
            await ApplyAsync(migration, cancellationToken);
        }
    }

    private async Task ApplyAsync(Migration migration, CancellationToken cancellationToken)
    {
        // A second process that starts now waits here, and then finds the step done.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(dialect.MigrationLock, transaction, cancellationToken);
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
        catch (DbException e) when (dialect.Explain(e) is null)
        {
            throw new StorageException($"Migration {migration.Name} of the database {dialect.Name} failed and changed nothing ({e.Message}): go on with the version that ran before, and report this.", e);
        }

        await RecordAsync(migration, transaction, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<(int Version, string Sql)>> AppliedAsync(CancellationToken cancellationToken, DbTransaction? transaction = null)
    {
        var applied = new List<(int, string)>();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = dialect.HasMigrations;
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
            throw new StorageException($"The database {dialect.Name} was written by a newer digestbot (its tables are at {applied[^1].Version}, this one knows {migrations.Count}): run that version, or restore a backup from before.");
        }

        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i] != (migrations[i].Version, migrations[i].Sql))
            {
                throw new StorageException($"The database {dialect.Name} was made with another text of migration {migrations[i].Name}: run the digestbot that made it, or name another in {dialect.Setting}.");
            }
        }
    }

    private async Task RefuseForeignAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = dialect.IsForeign;
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 1)
        {
            throw new StorageException($"{dialect.Name} is another program's database: name another in {dialect.Setting}.");
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

    private async Task ExecuteAsync(string? sql, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (sql is null)
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
