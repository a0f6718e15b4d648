using DigestBot.Core.Feeds;
using DigestBot.Storage;
using DigestBot.Testing.Postgres;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DigestBot.Tests.Storage;

/// <summary>What goes wrong with servers, said in a sentence, and never at the cost of what is stored.</summary>
public sealed class PostgresServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var problem = await ProblemAsync("Host=localhost;Port=1;Database=news;Username=bot;Password=open-sesame");

        Assert.StartsWith("PostgreSQL at localhost:1 does not answer (", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        Assert.Contains("database-host.invalid", await ProblemAsync("Host=database-host.invalid;Database=news"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_with_the_command_that_makes_it()
    {
        var problem = await ProblemAsync(await WithAsync(settings => settings.Database = "nowhere"));

        Assert.EndsWith("has no database nowhere: make it (createdb nowhere), or name another in Storage:ConnectionString.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_whom_the_server_does_not_let_in_is_named()
    {
        Assert.Contains("does not let stranger in", await ProblemAsync(await WithAsync(settings => settings.Username = "stranger")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_what_to_grant()
    {
        var connectionString = await PostgresRun.NewDatabaseAsync();
        var role = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync(connectionString, $"CREATE ROLE {role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        var problem = await ProblemAsync(new NpgsqlConnectionStringBuilder(connectionString) { Username = role }.ToString());

        Assert.Contains($"GRANT USAGE, CREATE ON SCHEMA public TO {role}", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_an_encoding_of_few_letters_is_refused()
    {
        var connectionString = await WithAsync(settings => settings.Database = $"latin_{Guid.NewGuid():N}");
        await ExecuteAsync(await WithAsync(_ => { }), $"CREATE DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} TEMPLATE template0 ENCODING 'LATIN1'");

        Assert.Contains("ENCODING 'UTF8'", await ProblemAsync(connectionString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://bot:open-sesame@db/news")]
    [InlineData("Host=db;Password=open;sesame=1")]
    [InlineData("Database=news;Password=open-sesame")]
    public void What_is_no_connection_string_is_refused_without_being_repeated(string connectionString)
    {
        var result = new StorageOptionsValidator().Validate(null, new StorageOptions { ConnectionString = connectionString });

        Assert.Contains("write it like Host=localhost", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_a_server_cannot_hold_is_stored_without_it()
    {
        using var database = await OpenAsync(await PostgresRun.NewDatabaseAsync(), TimeSpan.FromSeconds(5));

        var (feed, _) = await new FeedStore(database).AddAsync(new NewFeed("https://a.example/", "Har\0bour \uD83D post 🚢"), Cancellation);

        Assert.Equal("Harbour \uFFFD post 🚢", feed.Title);
    }

    [Fact]
    public async Task What_a_node_that_hangs_was_writing_keeps_the_others_waiting_for_seconds_at_most()
    {
        using var database = await OpenAsync(await PostgresRun.NewDatabaseAsync(), TimeSpan.FromSeconds(5));

        Assert.Equal("10s", await database.ReadAsync(session => session.ScalarAsync<string>("SHOW idle_in_transaction_session_timeout"), Cancellation));
    }

    [Fact]
    public async Task A_server_that_restarts_is_waited_for_and_nothing_is_lost()
    {
        await using var server = await PostgresServer.StartAsync(Cancellation);
        using var database = await OpenAsync(server.ConnectionString(), TimeSpan.FromSeconds(60));
        var store = new FeedStore(database);
        await store.AddAsync(new NewFeed("https://before.example/", "Before"), Cancellation);

        // Restarted between two statements: the pool holds connections that are dead.
        await server.HaltAsync();
        await server.ResumeAsync(Cancellation);
        Assert.Single(await store.ListAsync(Cancellation));

        // And while nobody answers.
        await server.HaltAsync();
        var writing = store.AddAsync(new NewFeed("https://during.example/", "During"), Cancellation);
        await server.ResumeAsync(Cancellation);
        Assert.True((await writing).Added);
        Assert.Equal(["Before", "During"], (await store.ListAsync(Cancellation)).Select(feed => feed.Title));
    }

    [Fact]
    public async Task A_server_that_restarts_in_the_middle_of_a_transaction_gets_all_of_it_once_again()
    {
        await using var server = await PostgresServer.StartAsync(Cancellation);
        using var database = await OpenAsync(server.ConnectionString(), TimeSpan.FromSeconds(60));
        var attempts = 0;

        await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO feeds (url, title) VALUES ('https://a.example/', 'A')");
                if (attempts++ == 0)
                {
                    await server.HaltAsync();
                    await server.ResumeAsync(Cancellation);
                }

                return await session.ExecuteAsync("UPDATE feeds SET title = title || '!'");
            },
            Cancellation);

        Assert.Equal(2, attempts);
        Assert.Equal("A!", Assert.Single(await new FeedStore(database).ListAsync(Cancellation)).Title);
    }

    private static async Task<string> WithAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(await PostgresRun.NewDatabaseAsync());
        change(settings);
        return settings.ToString();
    }

    private static async Task<string> ProblemAsync(string connectionString) =>
        (await Assert.ThrowsAsync<StorageException>(() => OpenAsync(connectionString, TimeSpan.FromMilliseconds(100)))).Message;

    private static async Task<Database> OpenAsync(string connectionString, TimeSpan patience)
    {
        var database = new Database(Options.Create(new StorageOptions { ConnectionString = connectionString, BusyTimeout = patience }));
        try
        {
            await database.OpenAsync(Cancellation);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
