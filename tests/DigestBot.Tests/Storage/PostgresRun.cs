using DigestBot.Testing.Postgres;
using DigestBot.Tests.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresRun))]

namespace DigestBot.Tests.Storage;

/// <summary>The one PostgreSQL of a test run, started by the first test that asks for it and ended with the run.</summary>
public sealed class PostgresRun : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(() => PostgresServer.StartAsync(CancellationToken.None));

    /// <summary>Makes an empty database of the test's own, and says how to connect to it.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var server = await Server.Value;
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server.ConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();

        // Files copied, not logged: a small template is copied in a few milliseconds.
        command.CommandText = $"CREATE DATABASE {name} TEMPLATE template0";
        await command.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }
    }
}
