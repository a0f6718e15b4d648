using DigestBot.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DigestBot.Tests.Storage;

public sealed class PostgresMigrationTests : MigrationContract
{
    private const string Tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1";

    private string _connectionString = "";

    protected override string DatabaseName => new NpgsqlConnectionStringBuilder(_connectionString).Database!;

    [Fact]
    public async Task Both_databases_end_with_the_same_tables_and_columns()
    {
        using var folder = new TemporaryFolder();
        using var sqlite = new Database(Options.Create(new StorageOptions { Path = folder.PathOf("bot.db") }));
        await sqlite.OpenAsync(Cancellation);
        var inSqlite = await sqlite.ReadAsync(
            session => session.QueryAsync<string>("SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '%fts%'"),
            Cancellation);

        using var postgres = new Database(Options.Create(new StorageOptions { ConnectionString = _connectionString }));
        await postgres.OpenAsync(Cancellation);
        var inPostgres = await postgres.ReadAsync(
            session => session.QueryAsync<string>("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT LIKE '%fts%'"),
            Cancellation);

        Assert.Equal(inSqlite.Order(StringComparer.Ordinal), inPostgres.Order(StringComparer.Ordinal));
        Assert.NotEmpty(inSqlite);
    }

    protected override async Task<StorageOptions> SettingsAsync() => new() { ConnectionString = _connectionString = await PostgresRun.NewDatabaseAsync() };

    protected override async Task<object> StateAsync() => await UseAsync(session => session.QueryAsync<string>(Tables));
}
