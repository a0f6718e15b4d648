using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteArticleStoreTests() : ArticleStoreContract(new SqliteTestStorage());

public sealed class PostgresArticleStoreTests() : ArticleStoreContract(new PostgresTestStorage());

public abstract class ArticleStoreContract(TestStorage storage) : StoreContract(storage)
{
    private IArticleStore Store => Storage.Get<IArticleStore>();

    [Fact]
    public async Task An_empty_store_says_so()
    {
        Assert.Equal(0, await Store.CountAsync(Cancellation));
        Assert.Equal(new ArticleId(0), await Store.LastIdAsync(Cancellation));
        Assert.Null(await Store.FindByUrlAsync("https://harbour.example/1", new HashSet<FeedId>(), Cancellation));
        Assert.Empty(await SeenSinceAsync(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task An_article_comes_back_as_it_was()
    {
        var article = Article(7, Noon, "Île d’Or: ferry aground 🚢", "First paragraph.\n\nSecond, “quoted”.") with
        {
            Byline = "Ada Quill",
            Origin = new WireOrigin("ap", "AP"),
            Categories = ["World", "Shipping \"news\""],
            ImageUrl = "https://harbour.example/7.jpg",
        };
        var bare = new Article { Id = new(8), Key = "bare", Title = "Bare", Text = "", Source = "Nobody", Language = "und", Seen = Noon };

        await SaveAsync(article, bare);
        await Storage.OpenAsync();

        var back = await SeenSinceAsync(DateTimeOffset.UnixEpoch);
        Assert.Equivalent(article, back[0], strict: true);
        Assert.Equivalent(bare, back[1], strict: true);
        Assert.Equal((2, new ArticleId(8)), (await Store.CountAsync(Cancellation), await Store.LastIdAsync(Cancellation)));
    }

    [Fact]
    public async Task Articles_are_listed_by_their_numbers_as_far_as_they_are_kept()
    {
        await SaveAsync(Article(1, Noon), Article(2, Noon), Article(3, Noon));

        Assert.Equal([1, 3], (await Store.ListAsync([new ArticleId(3), new(9), new(1)], Cancellation)).Select(article => article.Id.Value));
        Assert.Empty(await Store.ListAsync([], Cancellation));
    }

    [Fact]
    public async Task Entries_are_known_by_key_and_by_address_within_their_feed()
    {
        await SaveAsync(Article(1, Noon), Article(2, Noon), Article(3, Noon), Article(4, Noon) with { Feed = new FeedId(2) });

        var known = await Store.KnownAsync(
            new FeedId(1), ["entry-1", "entry-2", "entry-4", "'; DROP TABLE articles; --"], ["https://harbour.example/2", "https://harbour.example/3", "https://harbour.example/4"], Cancellation);

        Assert.Equal(["entry-1", "entry-2", "entry-3"], known.Select(entry => entry.Key).Order());
        Assert.Equal("https://harbour.example/3", known.Single(entry => entry.Key == "entry-3").Url);
        Assert.Empty(await Store.KnownAsync(new FeedId(1), [], [], Cancellation));
    }

    [Fact]
    public async Task An_article_is_found_by_its_address_the_first_one_where_two_have_it()
    {
        await SaveAsync(Article(1, Noon), Article(2, Noon) with { Url = "https://harbour.example/1" });

        Assert.Equal(new ArticleId(1), (await Store.FindByUrlAsync("https://harbour.example/1", new HashSet<FeedId>(), Cancellation))?.Id);
    }

    [Fact]
    public async Task Of_two_with_an_address_the_one_is_found_whose_feed_is_not_hidden()
    {
        await SaveAsync(Article(1, Noon) with { Feed = new FeedId(2) }, Article(2, Noon) with { Url = "https://harbour.example/1" });

        Assert.Equal(new ArticleId(2), (await Store.FindByUrlAsync("https://harbour.example/1", new HashSet<FeedId> { new(2) }, Cancellation))?.Id);
        Assert.Null(await Store.FindByUrlAsync("https://harbour.example/1", new HashSet<FeedId> { new(1), new(2) }, Cancellation));
    }

    [Fact]
    public async Task Articles_seen_since_an_instant_come_in_order_of_arrival()
    {
        await SaveAsync(Article(1, Noon.AddHours(-3)), Article(2, Noon) with { Seen = Noon }, Article(3, Noon.AddHours(-9)) with { Seen = Noon.AddHours(1) });

        Assert.Equal([2, 3], (await SeenSinceAsync(Noon)).Select(article => article.Id.Value));
    }

    private Task SaveAsync(params Article[] articles) =>
        Storage.Get<IStoryStore>().SaveAsync(articles, [.. articles.Select(article => article.In(1))], Cancellation);

    private async Task<IReadOnlyList<Article>> SeenSinceAsync(DateTimeOffset since)
    {
        var articles = new List<Article>();
        await foreach (var article in Store.SeenSinceAsync(since, Cancellation))
        {
            articles.Add(article);
        }

        return articles;
    }
}
