namespace DigestBot.Tests.Storage;

public sealed class SqliteTestStorage : TestStorage
{
    private readonly TemporaryFolder _folder = new();

    public string File => Path.Combine(_folder.Directory.FullName, "data", "digestbot.db");

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Storage:Path", File), new("Storage:BusyTimeout", "00:00:05")];

    protected override void Delete() => _folder.Dispose();
}
