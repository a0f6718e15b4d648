using DigestBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Storage;

/// <summary>A database of its own for each test, under the product's own registrations.</summary>
public abstract class TestStorage : IAsyncDisposable
{
    private ServiceProvider? _services;

    protected abstract IEnumerable<KeyValuePair<string, string?>> Settings { get; }

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>Opens the database. Called again, it does so as a restarted process would: nothing is kept in memory.</summary>
    public async Task OpenAsync()
    {
        await CloseAsync();
        await PrepareAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        _services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
        await _services.OpenStorageAsync(CancellationToken.None);

        // As the node that decides stories, which the contract of their store takes for granted.
        Assert.NotNull(await Get<ILeases>().AcquireAsync(ILeases.Grouping, "this test", TimeSpan.FromHours(1), CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Delete();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes what has to be there before the database can be opened.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected abstract void Delete();

    private async Task CloseAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
            _services = null;
        }
    }
}
