using DigestBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private static readonly Migration First = new(1, "0001_notes", "CREATE TABLE notes (text TEXT NOT NULL); INSERT INTO notes VALUES ('kept');");
    private static readonly Migration Second = new(2, "0002_days", "ALTER TABLE notes ADD COLUMN day TEXT;");

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Directory.FullName, "new", "folder", "bot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_made_with_its_folder()
    {
        await OpenAsync(First);

        Assert.Equal(1, await CountAsync("notes"));
    }

    [Fact]
    public async Task Opening_again_applies_only_what_is_new()
    {
        await OpenAsync(First);
        await OpenAsync(First);
        await OpenAsync(First, Second);

        Assert.Equal(1, await CountAsync("notes"));
        Assert.Equal(2, await CountAsync("digestbot_migrations"));
    }

    [Fact]
    public async Task The_products_own_migrations_are_numbered_without_gaps_and_run_twice()
    {
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));

        await OpenAsync([.. Migration.All]);
        await OpenAsync([.. Migration.All]);

        Assert.Equal(Migration.All.Count, await CountAsync("digestbot_migrations"));
    }

    [Fact]
    public async Task A_broken_migration_says_which_and_changes_nothing()
    {
        await OpenAsync(First);
        var broken = new Migration(2, "0002_broken", "INSERT INTO notes VALUES ('half'); CREATE TABEL oops;");

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(First, broken));

        Assert.Contains("0002_broken", problem.Message, StringComparison.Ordinal);
        Assert.Contains(File, problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("notes"));
        await OpenAsync(First, Second);
    }

    [Fact]
    public async Task A_migration_changed_after_its_release_is_refused()
    {
        await OpenAsync(First);

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(new Migration(1, First.Name, First.Sql + "\nDROP TABLE notes;")));

        Assert.Contains("0001_notes", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("notes"));
    }

    [Fact]
    public async Task Line_ends_turned_by_a_checkout_do_not_count_as_a_change()
    {
        await OpenAsync(new Migration(1, "0001_two", "CREATE TABLE a (b);\nCREATE TABLE c (d);"));

        await OpenAsync(new Migration(1, "0001_two", "CREATE TABLE a (b);\r\nCREATE TABLE c (d);"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_untouched()
    {
        await OpenAsync(First, Second);

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(First));

        Assert.Contains("newer digestbot", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("notes"));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_untouched()
    {
        MakeFolder();
        await ExecuteAsync("CREATE TABLE bookmarks (url TEXT); PRAGMA journal_mode = DELETE;");
        var before = await System.IO.File.ReadAllBytesAsync(File);

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(First));

        Assert.Contains("another program's database", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task Eight_that_start_at_once_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(First, Second))));

        Assert.Equal(1, await CountAsync("notes"));
        Assert.Equal(2, await CountAsync("digestbot_migrations"));
    }

    private async Task OpenAsync(params Migration[] migrations)
    {
        using var database = new Database(Options.Create(new StorageOptions { Path = File, BusyTimeout = TimeSpan.FromSeconds(20) }));
        await database.OpenAsync(migrations, CancellationToken.None);
    }

    private void MakeFolder() => Directory.CreateDirectory(Path.GetDirectoryName(File)!);

    private Task<int> ExecuteAsync(string sql) => CommandAsync(sql, async command => await command.ExecuteNonQueryAsync());

    private Task<long> CountAsync(string table) => CommandAsync($"SELECT COUNT(*) FROM {table}", async command => (long)(await command.ExecuteScalarAsync())!);

    private async Task<T> CommandAsync<T>(string sql, Func<SqliteCommand, Task<T>> run)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await run(command);
    }
}
