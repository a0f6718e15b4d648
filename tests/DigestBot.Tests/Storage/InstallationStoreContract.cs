using DigestBot.Core.Chat;

namespace DigestBot.Tests.Storage;

public sealed class SqliteInstallationStoreTests() : InstallationStoreContract(new SqliteTestStorage());

public sealed class PostgresInstallationStoreTests() : InstallationStoreContract(new PostgresTestStorage());

public abstract class InstallationStoreContract(TestStorage storage) : StoreContract(storage)
{
    private static readonly Installation Harbour = new("slack", "T1", "Harbour", new SealedSecret("2026", "c2VhbGVk"));

    private IInstallationStore Store => Storage.Get<IInstallationStore>();

    [Fact]
    public async Task An_installation_is_found_by_its_workspace_and_listed_by_name()
    {
        await Store.SaveAsync(Harbour, Cancellation);
        await Store.SaveAsync(Harbour with { Workspace = "T2", Name = "Abbey" }, Cancellation);
        await Store.SaveAsync(Harbour with { Platform = "other" }, Cancellation);

        Assert.Equal(Harbour, await Store.FindAsync("slack", "T1", Cancellation));
        Assert.Null(await Store.FindAsync("slack", "T3", Cancellation));
        Assert.Equal(["Abbey", "Harbour"], (await Store.ListAsync("slack", Cancellation)).Select(installation => installation.Name));
    }

    [Fact]
    public async Task Installing_again_replaces_all_of_it()
    {
        await Store.SaveAsync(Harbour, Cancellation);
        var again = Harbour with { Name = "New Harbour", Credentials = new SealedSecret("2027", "bmV3") };

        await Store.SaveAsync(again, Cancellation);

        Assert.Equal([again], await Store.ListAsync("slack", Cancellation));
    }

    [Fact]
    public async Task What_was_removed_is_gone()
    {
        await Store.SaveAsync(Harbour, Cancellation);
        await Store.SaveAsync(Harbour with { Workspace = "T2" }, Cancellation);

        await Store.RemoveAsync("slack", "T1", Cancellation);

        Assert.Equal(["T2"], (await Store.ListAsync("slack", Cancellation)).Select(installation => installation.Workspace));
    }
}
