using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Dapper;
using DigestBot.Core.Articles;
using Npgsql;

namespace DigestBot.Storage.Dialects;

/// <summary>A server, any number of nodes.</summary>
internal sealed class PostgresDialect : Dialect
{
    // Identity columns, MATERIALIZED and what else the statements use is there since 12; 13 is the oldest that anyone maintained in 2025.
    private const int OldestVersion = 13;

    // Any number, as long as no other program on the database takes it: "digestbo" in ASCII.
    private const long MigrationLockNumber = 0x6469_6765_7374_626F;

    private readonly NpgsqlDataSource _server;
    private readonly PostgresProblem _problems;

    public PostgresDialect(string connectionString)
    {
        var settings = PostgresConnectionString.Complete(connectionString);
        _server = NpgsqlDataSource.Create(settings);
        _problems = new PostgresProblem(settings);
    }

    public override string Name => _problems.Database;

    public override string Setting => "Storage:ConnectionString";

    public override bool HasOneWriter => false;

    public override IReadOnlyList<Migration> Migrations => Migration.ForPostgres;

    public override string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    public override string Version => "SELECT current_setting('server_version')";

    // The planner guesses how many articles hold a beginning, and counts no time for unpacking an article's words: left alone, it reads them all. The pool
    // takes settings back when the connection returns to it.
    public override Task BeginSearchAsync(Session session) => session.ExecuteAsync("SET enable_seqscan = off");

    // Nothing beside the words in the first part: the planner has no other way then than their index.
    public override string Matches =>
        $"""
        WITH matched AS MATERIALIZED (SELECT article_id FROM articles_fts WHERE words @@ CAST(@query AS TSQUERY))
        SELECT article_id FROM matched WHERE article_id >= @first AND {IsSeen("article_id")}
        """;

    public override string SearchHits => Ranked(Matches);

    // Of what more than half of the newest articles hold, twice as many of them hold enough.
    public override string CommonHits => Ranked(
        $"""
        SELECT article_id FROM (SELECT article_id, words FROM articles_fts WHERE article_id >= @first ORDER BY article_id DESC LIMIT 2 * @MostHits) newest
        WHERE words @@ CAST(@query AS TSQUERY) AND {IsSeen("article_id")}
        """);

    public override string? CommonQuery(string words) => SearchQuery(words);

    public override string IsCommon =>
        """
        SELECT COALESCE(2 * COUNT(*) FILTER (WHERE words @@ CAST(@query AS TSQUERY)) > COUNT(*), FALSE)
        FROM (SELECT words FROM articles_fts WHERE article_id >= @first ORDER BY article_id DESC LIMIT 200) newest
        """;

    public override string HasMigrations =>
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'digestbot_migrations'";

    public override string IsForeign =>
        "SELECT CAST(COUNT(*) > 0 AND COUNT(*) FILTER (WHERE table_name = 'digestbot_migrations') = 0 AS INTEGER) FROM information_schema.tables WHERE table_schema = current_schema()";

    public override string MigrationLock => string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({MigrationLockNumber})");

    public override string NumbersOf(string parameter) => $"(SELECT CAST(item AS BIGINT) FROM json_array_elements_text(CAST({parameter} AS JSON)) AS item)";

    public override string TextsOf(string parameter) => $"(SELECT item FROM json_array_elements_text(CAST({parameter} AS JSON)) AS item)";

    public override string TextRowsOf(string parameter) => $"{TextsOf(parameter)} texts";

    public override string TableOf(string parameter, params string[] columns) =>
        $"(SELECT {string.Join(", ", columns.Select((column, i) => $"CAST(item ->> {i} AS BIGINT) AS {column}"))} FROM json_array_elements(CAST({parameter} AS JSON)) AS item)";

    public override string LastLetters(string text, int count) => $"right({text}, {count})";

    public override string SkipLocked(string table) => $"FOR UPDATE OF {table} SKIP LOCKED";

    public override string Locked(string table) => $"FOR UPDATE OF {table}";

    public override string? SearchQuery(string words) => PostgresFullText.Query(words);

    public override Task IndexAsync(Session session, IReadOnlyList<Article> added) => session.ExecuteManyAsync(
        "INSERT INTO articles_fts (article_id, words) SELECT id, CAST(@words AS TSVECTOR) FROM articles WHERE id = @Id ON CONFLICT DO NOTHING",
        added.Select(article => new { article.Id, words = PostgresFullText.Vector(article.Title, article.Text) }));

    public override Task UnindexAsync(Session session, string ids) => session.ExecuteAsync($"DELETE FROM articles_fts WHERE article_id IN {NumbersOf("@ids")}", new { ids });

    public override Task LockAsync(Session session, string table) => session.ExecuteAsync($"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => await _server.OpenConnectionAsync(cancellationToken);

    public override async Task CheckServerAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var server = (NpgsqlConnection)connection;
        if (server.PostgreSqlVersion.Major < OldestVersion)
        {
            throw new StorageException($"{Name} is version {server.PostgreSqlVersion}: digestbot needs {OldestVersion} or later.");
        }

        var (encoding, schema) = await server.QuerySingleAsync<(string, string?)>(
            new CommandDefinition("SELECT current_setting('server_encoding'), current_schema()", cancellationToken: cancellationToken));
        if (encoding != "UTF8")
        {
            throw new StorageException($"{Name} stores {encoding}, which cannot hold every language's letters: make a database with ENCODING 'UTF8', and name it in {Setting}.");
        }

        if (schema is null)
        {
            throw new StorageException($"{Name} has no schema called {_problems.SearchPath}: CREATE SCHEMA makes it, or leave Search Path out of {Setting}.");
        }
    }

    public override Task BackUpAsync(string file, bool overwrite, CancellationToken cancellationToken) => throw new StorageException(_problems.HowToBackUp(file));

    public override string? Explain(Exception problem) => _problems.Explain(problem);

    public override bool IsPassing(DbException problem) =>
        problem.IsTransient || problem.InnerException is SocketException || problem.SqlState is PostgresProblem.HungInTransaction;

    public override void Dispose() => _server.Dispose();

    // A word of the title counts four times one of the text, as in SQLite; weights are those of D, C, B and A. 1: long texts hold more words by chance.
    private static string Ranked(string matches) =>
        $$"""
        SELECT article_id, -ts_rank('{0.25, 0, 0, 1}', words, CAST(@query AS TSQUERY), 1) AS score
        FROM articles_fts WHERE article_id IN ({{matches}} ORDER BY article_id DESC LIMIT @MostHits)
        """;
}
