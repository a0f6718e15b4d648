namespace DigestBot.Tests.Storage;

public sealed class SqliteTestStorage : TestStorage
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digestbot-test-");

    public string File => Path.Combine(_folder.FullName, "data", "digestbot.db");

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Storage:Path", File), new("Storage:BusyTimeout", "00:00:05")];

    protected override void Delete() => _folder.Delete(recursive: true);
}
