using DigestBot.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Tests.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Storage;

/// <summary>What goes wrong with files, said in a sentence, and never at the cost of what is stored.</summary>
public sealed class DatabaseFileTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string BotFile => _folder.PathOf("bot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("Dear diary, today the ferry was late again. ", 50));
        await File.WriteAllTextAsync(BotFile, text);

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(BotFile));

        Assert.Equal($"{BotFile} is not a database: name another file in Storage:Path, or move this one away.", problem.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(BotFile));
    }

    [Fact]
    public async Task A_damaged_database_that_still_opens_is_found_by_the_doctor()
    {
        using (var database = await OpenAsync(BotFile))
        {
            var articles = Enumerable.Range(1, 400).Select(id => Article(id, Noon, text: new string('x', 5_000))).ToArray();
            await new StoryStore(database, new LeaseStore(database)).SaveAsync(articles, [.. articles.Select(article => article.In(1))], CancellationToken.None);
        }

        Assert.Contains("ok    database", (await DoctorAsync()).Output, StringComparison.Ordinal);
        DamagedFile.Make(BotFile);
        (await OpenAsync(BotFile)).Dispose();

        var (exitCode, output, _) = await DoctorAsync();

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains($"MEND  database  The database {BotFile} is damaged: restore it from a backup, or move it away to start anew.", output, StringComparison.Ordinal);

        Task<(int ExitCode, string Output, string Error)> DoctorAsync() => ProgramRun.WithSettingsAsync(
            [("Storage__Path", BotFile), ("Web__Address", $"http://localhost:{BotProcess.FreePort()}"), ("Feeds__List", "")], "doctor");
    }

    [Fact]
    public async Task A_folder_where_the_file_should_be_is_named()
    {
        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(_folder.Directory.FullName));

        Assert.Contains(_folder.Directory.FullName, problem.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Path", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(_folder.PathOf("file"), "in the way");
        var path = Path.Combine(_folder.Directory.FullName, "file", "bot.db");

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(path));

        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_held_by_another_program_is_named_and_works_once_let_go()
    {
        using var database = await OpenAsync(BotFile, busyTimeout: TimeSpan.FromMilliseconds(100));
        await using var other = new SqliteConnection($"Data Source={BotFile};Pooling=False");
        await other.OpenAsync();
        var store = new FeedStore(database);
        await using (await other.BeginTransactionAsync())
        {
            var problem = await Assert.ThrowsAsync<StorageException>(() => store.AddAsync(new NewFeed("https://a.example/", "A"), CancellationToken.None));
            Assert.Contains("held by another program", problem.Message, StringComparison.Ordinal);
        }

        Assert.True((await store.AddAsync(new NewFeed("https://a.example/", "A"), CancellationToken.None)).Added);
    }

    [Fact]
    public async Task A_full_database_is_named_and_loses_nothing()
    {
        using var database = await OpenAsync(BotFile);
        var store = new StoryStore(database, new LeaseStore(database));
        var kept = Article(1, Noon);
        await store.SaveAsync([kept], [kept.In(1)], CancellationToken.None);

        // The file may not grow beyond what it has: what SQLite answers is what it answers on a full disk.
        var large = Article(2, Noon, text: new string('x', 1_000_000));
        var problem = await Assert.ThrowsAsync<StorageException>(() => database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("PRAGMA max_page_count = 1");
                return await session.ExecuteAsync("UPDATE articles SET text = @Text", new { large.Text });
            },
            CancellationToken.None));

        Assert.Contains("is full", problem.Message, StringComparison.Ordinal);
        Assert.Equal(kept.Text, (await new ArticleStore(database).FindByUrlAsync(kept.Url!, new HashSet<FeedId>(), CancellationToken.None))?.Text);
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_named_and_once_there_is_room_the_same_store_goes_on_with_all_it_had()
    {
        using var disk = await SmallDisk.MountAsync();
        var file = disk.PathOf("bot.db");
        using var database = await OpenAsync(file);
        var (feeds, stories) = (new FeedStore(database), new StoryStore(database, new LeaseStore(database)));
        await feeds.AddAsync(new NewFeed("https://a.example/", "A"), CancellationToken.None);
        var filler = disk.Fill();
        Article[] articles = [.. Enumerable.Range(1, 20).Select(id => Article(id, Noon, text: new string('x', 10_000)))];

        var problem = await Assert.ThrowsAsync<StorageException>(() => stories.SaveAsync(articles, [.. articles.Select(article => article.In(1))], CancellationToken.None));

        Assert.StartsWith($"The disk that holds {file} is full", problem.Message, StringComparison.Ordinal);
        Assert.Equal("A", Assert.Single(await feeds.ListAsync(CancellationToken.None)).Title);
        Assert.Equal(0, await new ArticleStore(database).CountAsync(CancellationToken.None));

        File.Delete(filler);
        await stories.SaveAsync(articles, [.. articles.Select(article => article.In(1))], CancellationToken.None);
        Assert.Equal(articles.Length, await new ArticleStore(database).CountAsync(CancellationToken.None));
        await database.InspectAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_start_on_a_full_disk_says_so_and_works_once_there_is_room()
    {
        using var disk = await SmallDisk.MountAsync();
        var file = disk.PathOf("bot.db");
        (await OpenAsync(file)).Dispose();
        var filler = disk.Fill();

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(file));
        Assert.Contains("is full", problem.Message, StringComparison.Ordinal);
        var backup = await ProgramRun.WithSettingsAsync([("Storage__Path", file)], "backup", disk.PathOf("monday.db"));
        Assert.Equal(ExitCode.Problem, backup.ExitCode);
        Assert.Contains("full", backup.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(disk.PathOf("monday.db")));

        File.Delete(filler);
        using var database = await OpenAsync(file);
        await database.InspectAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_backup_that_its_disk_has_no_room_for_leaves_the_last_one_and_nothing_else()
    {
        using var disk = await SmallDisk.MountAsync();
        using var database = await OpenAsync(BotFile);
        var backup = disk.PathOf("monday.db");
        await database.BackUpAsync(backup, overwrite: false, CancellationToken.None);
        var last = await File.ReadAllBytesAsync(backup);
        var articles = Enumerable.Range(1, 100).Select(id => Article(id, Noon, text: new string('x', 50_000))).ToArray();
        await new StoryStore(database, new LeaseStore(database)).SaveAsync(articles, [.. articles.Select(article => article.In(1))], CancellationToken.None);

        var problem = await Assert.ThrowsAsync<StorageException>(() => database.BackUpAsync(backup, overwrite: true, CancellationToken.None));

        Assert.Equal($"{backup} was not written, for its disk is full or failing: free some space, or name a file on another disk.", problem.Message);
        Assert.Equal(last, await File.ReadAllBytesAsync(backup));
        Assert.Equal([backup], Directory.GetFiles(Path.GetDirectoryName(backup)!));
    }

    [Fact]
    public async Task A_disk_that_became_read_only_is_named_and_works_once_it_is_not()
    {
        using var disk = await SmallDisk.MountAsync();
        var file = disk.PathOf("bot.db");
        using (var before = await OpenAsync(file))
        {
            await new FeedStore(before).AddAsync(new NewFeed("https://a.example/", "A"), CancellationToken.None);
        }

        await disk.MakeReadOnlyAsync();
        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(file));
        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
        Assert.Contains("not read-only", problem.Message, StringComparison.Ordinal);

        await disk.MakeWritableAsync();
        using var database = await OpenAsync(file);
        Assert.Single(await new FeedStore(database).ListAsync(CancellationToken.None));
        Assert.True((await new FeedStore(database).AddAsync(new NewFeed("https://b.example/", "B"), CancellationToken.None)).Added);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_saving_leaves_all_or_nothing()
    {
        using var database = await OpenAsync(BotFile);
        var articles = Enumerable.Range(1, 200).Select(id => Article(id, Noon, text: new string('x', 20_000))).ToArray();
        var crashed = _folder.PathOf("crashed.db");

        // The files as they stand on disk in the middle of the transaction are what a crash leaves behind. The list is gone through more than once: the last time counts.
        var list = new ListThat<Article>(articles, beforeItem: 150, () => CopyFiles(BotFile, crashed));
        await new StoryStore(database, new LeaseStore(database)).SaveAsync(list, [.. articles.Select(article => article.In(1))], CancellationToken.None);

        using var afterCrash = await OpenAsync(crashed);
        Assert.Equal(0, await new ArticleStore(afterCrash).CountAsync(CancellationToken.None));
        Assert.Equal(200, await new ArticleStore(database).CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Every_commit_is_on_the_disk_before_it_counts()
    {
        using var database = await OpenAsync(BotFile);

        Assert.Equal(2, await database.ReadAsync(session => session.ScalarAsync<int>("PRAGMA synchronous"), CancellationToken.None));
        Assert.Equal("wal", await database.ReadAsync(session => session.ScalarAsync<string>("PRAGMA journal_mode"), CancellationToken.None));
    }

    private static void CopyFiles(string from, string to)
    {
        File.Copy(from, to, overwrite: true);
        File.Copy(from + "-wal", to + "-wal", overwrite: true);
    }

    private static async Task<Database> OpenAsync(string file, TimeSpan? busyTimeout = null)
    {
        var database = new Database(Options.Create(new StorageOptions { Path = file, BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(5) }));
        try
        {
            await database.OpenAsync(CancellationToken.None);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
