namespace DigestBot.Tests.Storage;

public sealed class PostgresTestStorage : TestStorage
{
    private string? _connectionString;

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Storage:ConnectionString", _connectionString)];

    protected override async Task PrepareAsync() => _connectionString ??= await PostgresRun.NewDatabaseAsync();

    // Its database goes with the run's server.
    protected override void Delete()
    {
    }
}
