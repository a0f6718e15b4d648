using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Storage;

/// <summary>How a database's tables come about, on SQLite and on PostgreSQL.</summary>
public abstract class MigrationContract : IAsyncLifetime
{
    private protected static readonly Migration First = new(1, "0001_notes", "CREATE TABLE notes (text TEXT NOT NULL); INSERT INTO notes VALUES ('kept');");
    private protected static readonly Migration Second = new(2, "0002_days", "ALTER TABLE notes ADD COLUMN day TEXT;");

    private StorageOptions _settings = new();

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
        using var database = new Database(Options.Create(_settings));
        var own = database.Dialect.Migrations;
        Assert.Equal(Enumerable.Range(1, own.Count), own.Select(migration => migration.Version));

        await database.OpenAsync(Cancellation);
        await database.OpenAsync(Cancellation);

        Assert.Equal(own.Count, await CountAsync("digestbot_migrations"));
    }

    [Fact]
    public async Task A_broken_migration_says_which_and_changes_nothing()
    {
        await OpenAsync(First);
        var broken = new Migration(2, "0002_broken", "INSERT INTO notes VALUES ('half'); CREATE TABEL oops;");

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(First, broken));

        Assert.Contains("0002_broken", problem.Message, StringComparison.Ordinal);
        Assert.Contains(DatabaseName, problem.Message, StringComparison.Ordinal);
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
        await OpenAsync(new Migration(1, "0001_two", "CREATE TABLE a (b TEXT);\nCREATE TABLE c (d TEXT);"));

        await OpenAsync(new Migration(1, "0001_two", "CREATE TABLE a (b TEXT);\r\nCREATE TABLE c (d TEXT);"));
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
        await ExecuteAsync("CREATE TABLE bookmarks (url TEXT)");
        var before = await StateAsync();

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(First));

        Assert.Contains("another program's database", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Articles_stored_before_the_search_knew_words_are_found_by_misspelt_ones_too()
    {
        using var database = new Database(Options.Create(_settings));
        await OpenAsync([.. database.Dialect.Migrations.TakeWhile(migration => migration.Version < 16)]);
        var article = CoverageSamples.Article(1, DateTimeOffset.UnixEpoch, "Ferry strike of 2024", "They met.");
        await UseAsync(session => session.ExecuteAsync("INSERT INTO articles (id, feed_id, key, title, text, source, seen, language, categories) VALUES (1, 0, 'a', @Title, @Text, 'Outlet', 0, 'en', '[]')", new { article.Title, article.Text }));
        await UseAsync(async session =>
        {
            await database.Dialect.IndexAsync(session, [article]);
            return true;
        });

        await database.OpenAsync(Cancellation);

        Assert.Equal(["ferry", "met", "strike", "they"], await UseAsync(session => session.QueryAsync<string>("SELECT word FROM search_words ORDER BY word")));
    }

    [Fact]
    public async Task Conversations_with_the_bot_that_were_one_workspace_become_one_each_and_lose_no_feed()
    {
        using var database = new Database(Options.Create(_settings));
        await OpenAsync([.. database.Dialect.Migrations.TakeWhile(migration => migration.Version < 20)]);
        await ExecuteAsync("INSERT INTO feeds (url, title, common) VALUES ('https://harbour.example/feed', 'Harbour Post', FALSE)");
        await ExecuteAsync("INSERT INTO feed_subscribers (feed_id, platform, workspace, name) SELECT id, 'discord', '@me', 'Mine' FROM feeds");
        foreach (var (workspace, channel) in new[] { ("@me", "11"), ("@me", "12"), ("100", "1") })
        {
            await ExecuteAsync($"INSERT INTO channels (platform, workspace, channel, name, zone, topics, story_limit) VALUES ('discord', '{workspace}', '{channel}', 'x', 'Etc/UTC', '[]', 10)");
        }

        await database.OpenAsync(Cancellation);

        Assert.Equal(["100/1", "@11/11", "@12/12"], await UseAsync(session => session.QueryAsync<string>("SELECT workspace || '/' || channel FROM channels ORDER BY 1")));
        Assert.Equal(["@11 Mine", "@12 Mine"], await UseAsync(session => session.QueryAsync<string>("SELECT workspace || ' ' || name FROM feed_subscribers ORDER BY 1")));
    }

    [Fact]
    public async Task Eight_that_start_at_once_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(First, Second))));

        Assert.Equal(1, await CountAsync("notes"));
        Assert.Equal(2, await CountAsync("digestbot_migrations"));
    }

    public async ValueTask InitializeAsync() => _settings = await SettingsAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As sentences name it.</summary>
    protected abstract string DatabaseName { get; }

    /// <summary>A database with nothing in it, or none yet.</summary>
    protected abstract Task<StorageOptions> SettingsAsync();

    /// <summary>Whatever a start that was refused must not have changed.</summary>
    protected abstract Task<object> StateAsync();

    private protected async Task OpenAsync(params Migration[] migrations)
    {
        using var database = new Database(Options.Create(_settings));
        await database.OpenAsync(migrations, Cancellation);
    }

    protected Task<int> ExecuteAsync(string sql) => UseAsync(session => session.ExecuteAsync(sql));

    protected Task<long> CountAsync(string table) => UseAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));

    private protected async Task<T> UseAsync<T>(Func<Session, Task<T>> use)
    {
        using var database = new Database(Options.Create(_settings));
        database.Dialect.Prepare();
        return await database.ReadAsync(use, Cancellation);
    }
}
