using DigestBot.Core.Articles;
using DigestBot.Core.Articles.Pages;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using DigestBot.Testing.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Articles;

/// <summary>Pages from a server on loopback, through the product's own fetcher.</summary>
public sealed class FullTextSinkTests : IAsyncLifetime
{
    private const string Teaser = "The bridge over the Elm is closed.";

    private static readonly string FullText = string.Concat(Enumerable.Range(1, 8).Select(day => $"<p>On day {day}, ferries carried commuters across the Elm, and shops on the eastern bank asked for help with their rents.</p>"));

    private static readonly string Page = $"<html><body><article><h1>Bridge closed</h1>{FullText}</article></body></html>";

    private readonly ManualTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly Sink next = new();
    private readonly InMemoryCoverage coverage = new();
    private LoopbackWeb web = null!;
    private ServiceProvider services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync();
        services = FeedServicesBuilder.Create(time, FeedServicesBuilder.Allowing(web)).BuildServiceProvider();
        web.Answer("/1", context => context.Response.WriteAsync(Page));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await web.DisposeAsync();
    }

    [Theory]
    [InlineData(PageFetching.Never, false, false)]
    [InlineData(PageFetching.WhenShort, true, false)]
    [InlineData(PageFetching.Always, true, true)]
    public async Task Pages_are_fetched_as_their_source_is_set(PageFetching setting, bool forTeaser, bool forFullText)
    {
        var sink = CreateSink();
        var full = string.Concat(Enumerable.Repeat(FullText, 2));
        web.Answer("/2", context => context.Response.WriteAsync(Page));

        await sink.AcceptAsync(Source(setting), Document(Entry("/1", Teaser), Entry("/2", full)), Cancellation);

        Assert.Equal(forTeaser, Asked("/1") == 1);
        Assert.Equal(forFullText, Asked("/2") == 1);
        Assert.Equal(forTeaser, next.Entries[0].Content!.Contains("On day 8", StringComparison.Ordinal));

        // The feed says more than the page: its own text stays.
        Assert.Equal(full, next.Entries[1].Content);
    }

    [Fact]
    public async Task A_source_without_a_setting_has_the_bots()
    {
        await CreateSink(PageFetching.Never).AcceptAsync(Source(null), Document(Entry("/1", Teaser)), Cancellation);

        Assert.Empty(web.Requests);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_fetched()
    {
        web.Answer("/robots.txt", context => context.Response.WriteAsync("User-agent: DigestBot\nDisallow: /1"));

        await CreateSink().AcceptAsync(Source(), Document(Entry("/1", Teaser)), Cancellation);

        Assert.Equal(0, Asked("/1"));
        Assert.Equal(Teaser, next.Entries[0].Content);
    }

    [Fact]
    public async Task Nothing_is_fetched_where_robots_txt_cannot_be_asked_for()
    {
        web.Answer("/robots.txt", 503);

        await CreateSink().AcceptAsync(Source(), Document(Entry("/1", Teaser)), Cancellation);

        Assert.Equal(0, Asked("/1"));
    }

    [Theory]
    [InlineData($"<p>{Teaser} {Teaser} {Teaser}</p><p>Subscribe to continue reading</p>")]
    [InlineData("<form><p>We and our 132 partners use cookies and ask for your consent to that, which you can withdraw. You can also manage your choices.</p></form>")]
    public async Task A_page_that_holds_its_article_back_leaves_the_feeds_text(string obstacle)
    {
        web.Answer("/1", context => context.Response.WriteAsync($"<html><body>{obstacle}</body></html>"));

        await CreateSink().AcceptAsync(Source(), Document(Entry("/1", Teaser)), Cancellation);

        Assert.Equal(Teaser, next.Entries[0].Content);
    }

    [Fact]
    public async Task A_page_is_fetched_once_then_asked_whether_it_changed()
    {
        web.Answer("/1", context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(Page);
        });
        var sink = CreateSink();

        await sink.AcceptAsync(Source(), Document(Entry("/1", Teaser)), Cancellation);
        await sink.AcceptAsync(Source(), Document(Entry("/1?utm_source=feed", Teaser)), Cancellation);
        Assert.Equal(1, Asked("/1"));

        time.Advance(TimeSpan.FromHours(2));
        await sink.AcceptAsync(Source(), Document(Entry("/1", Teaser)), Cancellation);

        Assert.Equal("\"v1\"", web.Requests.Last(request => request.Path == "/1").Headers["If-None-Match"]);
        Assert.Contains("On day 8", next.Entries[0].Content, StringComparison.Ordinal);
        Assert.Equal(1, Asked("/robots.txt"));
    }

    [Fact]
    public async Task Who_asks_is_said_truthfully()
    {
        await CreateSink().AcceptAsync(Source(), Document(Entry("/1", Teaser)), Cancellation);

        Assert.All(web.Requests, request => Assert.StartsWith("DigestBot/", request.Headers["User-Agent"], StringComparison.Ordinal));
    }

    private FullTextSink CreateSink(PageFetching setting = PageFetching.WhenShort)
    {
        var fetcher = services.GetRequiredService<WebFetcher>();
        return new FullTextSink(next, coverage, new ArticlePages(fetcher, new PageFetcher(fetcher), time), Options.Create(new ArticleOptions { FetchPages = setting }));
    }

    private FeedEntry Entry(string path, string content) => new() { Id = path, Title = "Bridge closed", Link = web.Url(path), Content = content };

    private static ParsedFeed Document(params FeedEntry[] entries) => new("rss2.0") { Entries = entries };

    private static Feed Source(PageFetching? setting = PageFetching.WhenShort) =>
        new() { Id = new FeedId(1), Url = "https://elm.example/feed", Title = "The Elm", FetchPages = setting };

    private int Asked(string path) => web.Requests.Count(request => request.Path == path);

    private sealed class Sink : IEntrySink
    {
        public IReadOnlyList<FeedEntry> Entries { get; private set; } = [];

        public Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken)
        {
            Entries = document.Entries;
            return Task.FromResult(document.Entries.Count);
        }
    }
}
