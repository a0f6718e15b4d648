namespace DigestBot.Tests.Storage;

/// <summary>Base of the contract suites: what each store promises, on every database.</summary>
public abstract class StoreContract(TestStorage storage) : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    protected TestStorage Storage { get; } = storage;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Storage.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
