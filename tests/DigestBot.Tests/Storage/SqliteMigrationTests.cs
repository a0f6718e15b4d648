using DigestBot.Storage;

namespace DigestBot.Tests.Storage;

public sealed class SqliteMigrationTests : MigrationContract
{
    private readonly TemporaryFolder _folder = new();

    protected override string DatabaseName => Path.Combine(_folder.Directory.FullName, "new", "folder", "bot.db");

    [Fact]
    public async Task A_missing_file_is_made_with_its_folder()
    {
        await OpenAsync(First);

        Assert.Equal(1, await CountAsync("notes"));
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<StorageOptions> SettingsAsync() =>
        Task.FromResult(new StorageOptions { Path = DatabaseName, BusyTimeout = TimeSpan.FromSeconds(20) });

    protected override async Task<object> StateAsync() => await File.ReadAllBytesAsync(DatabaseName, Cancellation);
}
