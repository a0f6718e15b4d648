using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DigestBot.Storage.Dialects;

/// <summary>One file, one node.</summary>
internal sealed class SqliteDialect(string file, TimeSpan busyTimeout) : Dialect
{
    // A morning's editions come to megabytes a commit: with SQLite's thousand pages each would wait for the file to take them too. 32 MB of log at most.
    private const int PagesBetweenCheckpoints = 8_000;

    // Some milliseconds of writing.
    private const int PagesAtOnce = 1_000;

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
    }.ToString();

    public override string Name => file;

    public override string Setting => "Storage:Path";

    // In line here, waiting writers give their thread back; in line there, they would block it.
    public override bool HasOneWriter => true;

    public override IReadOnlyList<Migration> Migrations => Migration.All;

    public override string Now => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    public override string Version => "SELECT sqlite_version()";

    public override string Matches =>
        "SELECT rowid AS article_id FROM articles_fts WHERE articles_fts MATCH @query AND rowid >= @first AND " + IsSeen("rowid");

    /// <remarks>A word of the title counts four times one of the text. By rowid, FTS5 stops when it has enough.</remarks>
    public override string SearchHits =>
        $"""
        SELECT rowid AS article_id, bm25(articles_fts, 4.0, 1.0) AS score
        FROM articles_fts
        WHERE articles_fts MATCH @query AND rowid >= @first AND {IsSeen("rowid")}
        ORDER BY rowid DESC LIMIT @MostHits
        """;

    /// <remarks>bm25 weighs a word by all the articles that hold it, and reads them all for that; so does looking for a beginning.</remarks>
    public override string CommonHits =>
        $"""
        WITH newest AS MATERIALIZED ({Matches} ORDER BY rowid DESC LIMIT @MostHits)
        SELECT article_id, CASE WHEN article_id IN (
            SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'title : (' || @query || ')' AND rowid >= (SELECT MIN(article_id) FROM newest)) THEN -1.0 ELSE 0.0 END AS score
        FROM newest
        """;

    public override string? CommonQuery(string words) => SqliteFullText.Query(words, wholeWords: true);

    public override string IsCommon => $"SELECT COUNT(*) = @MostHits FROM ({Matches} LIMIT @MostHits)";

    public override string HasMigrations => "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'digestbot_migrations'";

    public override string IsForeign => "SELECT COUNT(*) > 0 AND SUM(name = 'digestbot_migrations') = 0 FROM sqlite_schema";

    // WAL: readers and the one writer do not wait for each other. Both stay in the file and cannot be set inside a transaction; the first
    // is taken by a file without tables alone: an older one keeps its size, and fills the space of what was deleted.
    public override string BeforeMigrating => "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL";

    public override string NumbersOf(string parameter) => $"(SELECT value FROM json_each({parameter}))";

    public override string TextsOf(string parameter) => NumbersOf(parameter);

    public override string TextRowsOf(string parameter) => $"(SELECT value AS item FROM json_each({parameter}))";

    public override string TableOf(string parameter, params string[] columns) =>
        $"(SELECT {string.Join(", ", columns.Select((column, i) => $"value ->> {i} AS {column}"))} FROM json_each({parameter}))";

    public override string LastLetters(string text, int count) => $"substr({text}, -{count})";

    // There is one writer, and who claims is it.
    public override string SkipLocked(string table) => "";

    // There is one writer, and who is in a transaction is it.
    public override string Locked(string table) => "";

    public override string? SearchQuery(string words) => SqliteFullText.Query(words);

    public override void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder of {file} cannot be made: let the user that runs digestbot write there, or name another file in Storage:Path.", e);
        }
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var settings = connection.CreateCommand();

            // FULL, one fsync a commit: with NORMAL a power cut may take back the last commits, and with them the note that
            // a message was about to be sent; it would be posted again.
            settings.CommandText = $"PRAGMA busy_timeout = {(int)busyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {PagesBetweenCheckpoints};";
            await settings.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task UnindexAsync(Session session, string ids) => session.ExecuteAsync(
        $"INSERT INTO articles_fts (articles_fts, rowid, title, text) SELECT 'delete', id, title, text FROM articles WHERE id IN {NumbersOf("@ids")}",
        new { ids });

    public override async Task ShrinkAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var free = connection.CreateCommand();
        free.CommandText = "PRAGMA freelist_count";
        await using var some = connection.CreateCommand();
        some.CommandText = $"PRAGMA incremental_vacuum({PagesAtOnce})";
        for (var (left, before) = (await CountAsync(), long.MaxValue); left > 0 && left < before;)
        {
            await some.ExecuteNonQueryAsync(cancellationToken);
            (before, left) = (left, await CountAsync());
        }

        async Task<long> CountAsync() => (long)(await free.ExecuteScalarAsync(cancellationToken))!;
    }

    public override async Task InspectAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (await check.ExecuteScalarAsync(cancellationToken) is not "ok")
        {
            throw new StorageException(SqliteProblem.Damaged(file));
        }
    }

    public override async Task BackUpAsync(string target, bool overwrite, CancellationToken cancellationToken)
    {
        // Connecting would make it.
        if (!File.Exists(file))
        {
            throw new StorageException($"There is no database at {file}: name the bot's in Storage:Path.");
        }

        await using var connection = (SqliteConnection)await ConnectAsync(cancellationToken);
        await using var ours = connection.CreateCommand();
        ours.CommandText = HasMigrations;
        if (await ours.ExecuteScalarAsync(cancellationToken) is 0L)
        {
            throw new StorageException($"{file} is no database of digestbot's: name the bot's in Storage:Path.");
        }

        new SqliteBackup(file, target).Take(connection, overwrite);
    }

    public override string? Explain(Exception problem) => problem is SqliteException error ? SqliteProblem.Explain(error, file) : null;

    public override void Dispose()
    {
        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }
}
