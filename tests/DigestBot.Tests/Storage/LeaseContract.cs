using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteLeaseTests() : LeaseContract(new SqliteTestStorage());

public sealed class PostgresLeaseTests() : LeaseContract(new PostgresTestStorage())
{
    [Fact]
    public async Task A_node_that_was_taken_over_while_it_hung_writes_no_story_and_the_next_one_does()
    {
        var mine = Article(1, Noon);
        var stories = Storage.Get<IStoryStore>();
        await stories.SaveAsync([mine], [mine.In(1)], Cancellation);

        // The other node: another process, so another memory of what is held.
        var other = new LeaseStore(Storage.Get<Database>());
        await Leases.AcquireAsync(ILeases.Grouping, "this test", TimeSpan.Zero, Cancellation);
        Assert.NotNull(await other.AcquireAsync(ILeases.Grouping, "other", Hour, Cancellation));
        var late = Article(2, Noon);
        await Assert.ThrowsAsync<LeaseLostException>(() => stories.SaveAsync([late], [late.In(2)], Cancellation));

        Assert.Equal(1, await Storage.Get<IArticleStore>().CountAsync(Cancellation));
        await new StoryStore(Storage.Get<Database>(), other).SaveAsync([late], [late.In(2)], Cancellation);
        Assert.Equal(2, await Storage.Get<IArticleStore>().CountAsync(Cancellation));
    }
}

public abstract class LeaseContract(TestStorage storage) : StoreContract(storage)
{
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected ILeases Leases => Storage.Get<ILeases>();

    [Fact]
    public async Task A_lease_is_ones_until_it_runs_out_and_its_fence_tells_the_holders_apart()
    {
        var first = await Leases.AcquireAsync("night watch", "ada", Hour, Cancellation);
        Assert.Equal(first, await Leases.AcquireAsync("night watch", "ada", TimeSpan.Zero, Cancellation));

        var second = await new LeaseStore(Storage.Get<Database>()).AcquireAsync("night watch", "bert", Hour, Cancellation);

        Assert.True(second > first);
        Assert.Null(await Leases.AcquireAsync("night watch", "ada", Hour, Cancellation));
        Assert.NotNull(await Leases.AcquireAsync("day watch", "ada", Hour, Cancellation));
        var holders = (await Leases.ListAsync(Cancellation)).ToDictionary(holder => holder.Name);
        Assert.Equal(("ada", "bert"), (holders["day watch"].Owner, holders["night watch"].Owner));
        Assert.InRange(holders["day watch"].Remaining, TimeSpan.FromMinutes(59), Hour);
    }

    [Fact]
    public async Task A_lease_given_back_is_free_at_once()
    {
        await Leases.AcquireAsync("night watch", "ada", Hour, Cancellation);
        await Leases.ReleaseAsync("night watch", "bert", Cancellation);
        Assert.Null(await new LeaseStore(Storage.Get<Database>()).AcquireAsync("night watch", "bert", Hour, Cancellation));

        await Leases.ReleaseAsync("night watch", "ada", Cancellation);

        Assert.NotNull(await new LeaseStore(Storage.Get<Database>()).AcquireAsync("night watch", "bert", Hour, Cancellation));
    }

    [Fact]
    public async Task Of_many_who_want_a_lease_at_once_one_gets_it()
    {
        var fences = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => new LeaseStore(Storage.Get<Database>()).AcquireAsync("night watch", $"node {number}", Hour, Cancellation))));

        Assert.Single(fences, fence => fence is not null);
    }

    [Fact]
    public async Task A_lease_that_was_anothers_meanwhile_is_lost_first_and_taken_again_then()
    {
        var before = await Leases.AcquireAsync("night watch", "ada", TimeSpan.Zero, Cancellation);
        var other = new LeaseStore(Storage.Get<Database>());
        await other.AcquireAsync("night watch", "bert", TimeSpan.Zero, Cancellation);

        Assert.Null(await Leases.AcquireAsync("night watch", "ada", Hour, Cancellation));
        Assert.True(await Leases.AcquireAsync("night watch", "ada", Hour, Cancellation) > before);
    }
}
