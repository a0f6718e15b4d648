using System.Diagnostics;
using System.Runtime.Versioning;
using DigestBot.CommandLine;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing.Stores;
using DigestBot.Tests.CommandLine;
using Microsoft.Data.Sqlite;
using static DigestBot.Tests.Storage.CoverageSamples;
using static DigestBot.Tests.Storage.EditionSamples;

namespace DigestBot.Tests.Storage;

/// <summary><c>digestbot backup</c>, against a database that is being written to.</summary>
public sealed class BackupTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestStorage _storage = new();
    private readonly TemporaryFolder _folder = new();

    private string Backup => _folder.PathOf("monday.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _storage.OpenAsync();

    public async ValueTask DisposeAsync() => await _storage.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Taken_while_writers_work_it_holds_whole_transactions_up_to_one_moment()
    {
        // Large enough that writers get their turn while it is copied.
        var articles = Enumerable.Range(1, 300).Select(id => Article(id, Noon, text: new string('x', 50_000))).ToArray();
        await _storage.Get<StoryStore>().SaveAsync(articles, [.. articles.Select(article => article.In(1))], Cancellation);
        var schedules = new List<DigestSchedule>();
        for (var i = 0; i < 3; i++)
        {
            schedules.Add(await _storage.ChannelWithScheduleAsync(Noon, $"channel {i}"));
        }

        var published = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writers = schedules.Select(schedule => Task.Run(
            async () =>
            {
                for (var day = 0; !enough.IsCancellationRequested; day++)
                {
                    var slot = schedule.SlotOn(1);
                    await _storage.Get<IEditionStore>().PublishAsync(
                        slot with { Date = slot.Date.PlusDays(day) }, Edition(Noon, 4, 8), ["one", "two", "three"], Noon.AddDays(day), CancellationToken.None);
                    Interlocked.Increment(ref published);

                    // Moves what is in the log into the file: that is where copying the two files would go wrong.
                    await _storage.Get<Database>().ReadAsync(session => session.ExecuteAsync("PRAGMA wal_checkpoint"), CancellationToken.None);
                }
            },
            CancellationToken.None)).ToList();
        var (overtaken, until) = (0, Stopwatch.GetTimestamp() + 60 * Stopwatch.Frequency);
        try
        {
            while (overtaken < 5)
            {
                Assert.True(Stopwatch.GetTimestamp() < until, "The writers do not get on.");
                var before = Volatile.Read(ref published);
                await _storage.Get<Database>().BackUpAsync(Backup, overwrite: true, Cancellation);
                var after = Volatile.Read(ref published);
                overtaken += after > before ? 1 : 0;

                // The copy's last moment lies between the two; a transaction of each writer may be done and not yet counted.
                var copied = await RestoredEditionsAsync();
                Assert.InRange(copied, before, after + writers.Count);
            }
        }
        finally
        {
            await enough.CancelAsync();
            await Task.WhenAll(writers);
        }
    }

    [Fact]
    public async Task A_bot_starts_on_it_with_everything_stored_before()
    {
        await _storage.Get<IFeedStore>().AddAsync(new NewFeed("https://a.example/", "A"), Cancellation);

        await BackUpAsync(Backup);

        Assert.Equal([Backup], Directory.GetFiles(_folder.Directory.FullName));
        using var restored = new Database(Microsoft.Extensions.Options.Options.Create(new StorageOptions { Path = Backup }));
        await restored.OpenAsync(Cancellation);
        Assert.Equal("A", Assert.Single(await new FeedStore(restored).ListAsync(Cancellation)).Title);
        Assert.Equal("wal", await restored.ReadAsync(session => session.ScalarAsync<string>("PRAGMA journal_mode"), Cancellation));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_may_read_it_who_may_not_read_the_database()
    {
        File.SetUnixFileMode(_storage.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await BackUpAsync(Backup);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_that_was_said()
    {
        _folder.Write("monday.db", "last week");

        Assert.Equal((ExitCode.Problem, $"{Backup} exists: name another file, or replace it with --force."), Trimmed(await BackUpAsync(Backup)));
        Assert.Equal("last week", await File.ReadAllTextAsync(Backup, Cancellation));

        Assert.Equal(ExitCode.Success, (await BackUpAsync(Backup, "--force")).ExitCode);
        Assert.Equal(0, await RestoredEditionsAsync());
    }

    [Fact]
    public async Task What_an_earlier_one_left_when_it_was_killed_is_in_nobodys_way()
    {
        _folder.Write("monday.db.new", "half of");
        _folder.Write("monday.db.new-journal", "a backup");
        _folder.Write("monday.db.new.lock", "");

        Assert.Equal(ExitCode.Success, (await BackUpAsync(Backup)).ExitCode);

        Assert.Equal([Backup], Directory.GetFiles(_folder.Directory.FullName));
    }

    [Fact]
    public async Task The_database_itself_is_never_replaced_by_its_copy()
    {
        var link = _folder.PathOf("data");
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(_storage.File)!);
        var byAnotherName = Path.Combine(link, Path.GetFileName(_storage.File));

        Assert.Equal((ExitCode.Problem, $"{byAnotherName} is a database in use: name another file."), Trimmed(await BackUpAsync(byAnotherName, "--force")));

        Assert.True((await _storage.Get<IFeedStore>().AddAsync(new NewFeed("https://a.example/", "A"), Cancellation)).Added);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_no_database_is_said_in_a_sentence()
    {
        var nowhere = _folder.PathOf("nowhere");

        Assert.Equal((ExitCode.Problem, $"There is no folder {nowhere}: make it, or name a file in another."), Trimmed(await BackUpAsync(Path.Combine(nowhere, "monday.db"))));
        Assert.Equal((ExitCode.Problem, $"{_folder.Directory.FullName} is a folder: name a file."), Trimmed(await BackUpAsync(_folder.Directory.FullName)));
        var missing = _folder.PathOf("missing.db");
        Assert.Equal(
            (ExitCode.Problem, $"There is no database at {missing}: name the bot's in Storage:Path."),
            Trimmed(await ProgramRun.WithSettingsAsync([("Storage__Path", missing)], "backup", Backup)));
        Assert.Empty(Directory.GetFiles(_folder.Directory.FullName));
    }

    [Fact]
    public async Task A_damaged_database_is_said_instead_of_being_copied_over_a_good_backup()
    {
        var articles = Enumerable.Range(1, 100).Select(id => Article(id, Noon, text: new string('x', 5_000))).ToArray();
        await _storage.Get<StoryStore>().SaveAsync(articles, [.. articles.Select(article => article.In(1))], Cancellation);
        await BackUpAsync(Backup);
        var damaged = _folder.PathOf("damaged.db");
        File.Copy(Backup, damaged);
        DamagedFile.Make(damaged);

        var result = Trimmed(await ProgramRun.WithSettingsAsync([("Storage__Path", damaged)], "backup", Backup, "--force"));

        Assert.Equal((ExitCode.Problem, $"The database {damaged} is damaged: restore it from a backup, or move it away to start anew."), result);
        Assert.Equal(0, await RestoredEditionsAsync());
    }

    [Fact]
    public async Task On_PostgreSQL_its_own_program_is_named_without_the_password()
    {
        var (exitCode, _, error) = await ProgramRun.WithSettingsAsync(
            [("Storage__ConnectionString", "Host=db.example;Database=news;Username=bot;Password=open-sesame")], "backup", Backup);

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains($"pg_dump --format=custom --file={Backup} --host=db.example --port=5432 --username=bot news", error, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> BackUpAsync(string file, params IEnumerable<string> options) =>
        ProgramRun.WithSettingsAsync([("Storage__Path", _storage.File)], ["backup", file, .. options]);

    private static (int ExitCode, string Problem) Trimmed((int ExitCode, string Output, string Error) result) =>
        (result.ExitCode, result.Error.Trim().Replace("digestbot: ", "", StringComparison.Ordinal));

    /// <summary>How many editions the backup holds, each with its three deliveries and its two stories.</summary>
    private async Task<int> RestoredEditionsAsync()
    {
        await using var restored = new SqliteConnection($"Data Source={Backup};Pooling=False");
        await restored.OpenAsync(Cancellation);
        Assert.Equal("ok", await AskAsync("PRAGMA integrity_check"));
        Assert.Null(await AskAsync("PRAGMA foreign_key_check"));
        Assert.Equal(0L, await AskAsync("SELECT COUNT(*) FROM editions e WHERE 3 <> (SELECT COUNT(*) FROM outbox WHERE edition_id = e.id)"));
        Assert.Equal(0L, await AskAsync("SELECT COUNT(*) FROM editions e WHERE 2 <> (SELECT COUNT(*) FROM edition_stories WHERE edition_id = e.id)"));
        return (int)(long)(await AskAsync("SELECT COUNT(*) FROM editions"))!;

        async Task<object?> AskAsync(string sql)
        {
            await using var command = new SqliteCommand(sql, restored);
            return await command.ExecuteScalarAsync(Cancellation);
        }
    }
}
