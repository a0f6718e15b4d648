using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Storage;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteWaitingArticleTests() : WaitingArticleContract(new SqliteTestStorage());

public sealed class PostgresWaitingArticleTests() : WaitingArticleContract(new PostgresTestStorage())
{
    [Fact]
    public async Task Of_two_nodes_that_found_a_feed_due_one_polls_it()
    {
        var store = Storage.Get<IFeedStore>();
        var (feed, _) = await store.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), Cancellation);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.ClaimAsync(feed, Noon.AddMinutes(5), Cancellation))));

        Assert.Single(claims, claimed => claimed);
        Assert.Empty(await store.DueAsync(Noon.AddMinutes(4), 10, Cancellation));
        Assert.Single(await store.DueAsync(Noon.AddMinutes(5), 10, Cancellation));
    }
}

/// <summary>The line between the node that polls and the one that groups. SQLite has it too, and one node that does both.</summary>
public abstract class WaitingArticleContract(TestStorage storage) : StoreContract(storage)
{
    private WaitingArticleStore Line => new(Storage.Get<Database>());

    [Fact]
    public async Task Articles_wait_in_order_and_whole()
    {
        var (late, early) = (Article(1, Noon.AddHours(1)) with { Origin = new WireOrigin("ap", "AP"), Categories = ["World"] }, Article(2, Noon));
        await Line.AddAsync([late], Cancellation);
        await Line.AddAsync([early, Article(3, Noon)], Cancellation);

        var waiting = await Line.LongestAsync(10, Cancellation);

        Assert.Equal(["entry-2", "entry-3", "entry-1"], waiting.Select(article => article.Key));
        Assert.Equivalent(late, waiting[2], strict: true);
        Assert.Equal(["entry-2"], (await Line.LongestAsync(1, Cancellation)).Select(article => article.Key));
    }

    [Fact]
    public async Task An_entry_polled_twice_waits_once()
    {
        Assert.Equal(2, await Line.AddAsync([Article(1, Noon), Article(2, Noon)], Cancellation));
        Assert.Equal(1, await Line.AddAsync([Article(2, Noon), Article(3, Noon)], Cancellation));

        Assert.Equal(3, (await Line.LongestAsync(10, Cancellation)).Count);
    }

    [Fact]
    public async Task What_was_grouped_waits_no_more()
    {
        await Line.AddAsync([Article(1, Noon), Article(2, Noon)], Cancellation);

        await Line.RemoveAsync([Article(1, Noon)], Cancellation);

        Assert.Equal(["entry-2"], (await Line.LongestAsync(10, Cancellation)).Select(article => article.Key));
    }
}
