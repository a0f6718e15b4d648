using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using DigestBot.Core.Feeds;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Feeds;

public sealed class FeedFetcherTests : IAsyncLifetime
{
    private readonly ManualTimeProvider time = new(new DateTimeOffset(2024, 8, 20, 12, 0, 0, TimeSpan.Zero));
    private LoopbackWeb web = null!;
    private ServiceProvider services = null!;

    private FeedFetcher Fetcher => services.GetRequiredService<FeedFetcher>();

    public async ValueTask InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync();
        services = FeedServicesBuilder.Create(time, FeedServicesBuilder.Allowing(web), ("MaxBodyMegabytes", "1"), ("Contact", "https://ops.example/bot")).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_is_fetched_and_asked_for_again_only_if_it_changed()
    {
        web.AnswerFeed("/rss", entries: 2);

        var first = Assert.IsType<FetchResult.Modified>(await FetchAsync("/rss"));
        var second = await Fetcher.FetchAsync(web.Url("/rss"), first.ETag, first.LastModified, CancellationToken.None);

        Assert.Equal((2, "\"v1\""), (first.Feed.Entries.Count, first.ETag));
        Assert.IsType<FetchResult.NotModified>(second);
        Assert.Equal(["", "\"v1\""], web.Requests.Select(request => request.Headers.GetValueOrDefault("If-None-Match", "")));
    }

    [Fact]
    public async Task The_servers_own_text_of_a_date_is_sent_back_unchanged()
    {
        const string oddDate = "Tuesday, 20-Aug-24 08:00:00 GMT";
        web.Answer("/rss", 304);

        await Fetcher.FetchAsync(web.Url("/rss"), etag: "unquoted", oddDate, CancellationToken.None);

        var headers = web.Requests.Single().Headers;
        Assert.Equal((oddDate, "unquoted"), (headers["If-Modified-Since"], headers["If-None-Match"]));
    }

    [Fact]
    public async Task The_bot_says_who_it_is_and_how_to_reach_its_operator()
    {
        await FetchAsync("/rss");

        Assert.Matches(@"^DigestBot/\d+\.\d+\.\d+ \(.*https://ops\.example/bot\)$", web.Requests.Single().Headers["User-Agent"]);
    }

    [Theory]
    [InlineData(301, 301, true)]
    [InlineData(308, 301, true)]
    [InlineData(301, 302, false)]
    [InlineData(307, 301, false)]
    public async Task A_feed_has_moved_only_when_every_redirect_says_so_for_good(int first, int second, bool moved)
    {
        web.Answer("/old", first, ("Location", "/older"));
        web.Answer("/older", second, ("Location", web.Url("/new")));
        web.AnswerFeed("/new");

        var result = Assert.IsType<FetchResult.Modified>(await FetchAsync("/old"));

        Assert.Equal(moved ? web.Url("/new") : null, result.MovedTo);
    }

    [Theory]
    [InlineData("/loop", "redirects more than 5 times")]
    [InlineData("file:///etc/passwd", "redirects to no http or https address")]
    public async Task Redirects_that_lead_nowhere_end(string location, string reason)
    {
        web.Answer("/loop", 302, ("Location", location));

        Assert.Equal(reason, Assert.IsType<FetchResult.Failed>(await FetchAsync("/loop")).Reason);
        Assert.InRange(web.Requests.Count, 1, 6);
    }

    [Fact]
    public async Task An_ended_feed_and_one_that_wants_to_be_left_alone_are_told_apart_from_failures()
    {
        web.Answer("/gone", 410);
        web.Answer("/busy", 429, ("Retry-After", "7200"));
        web.Answer("/closed", 503, ("Retry-After", "Tue, 20 Aug 2024 15:00:00 GMT"));

        Assert.IsType<FetchResult.Gone>(await FetchAsync("/gone"));
        Assert.Equal(new FetchResult.RateLimited(TimeSpan.FromHours(2)), await FetchAsync("/busy"));
        Assert.Equal(new FetchResult.RateLimited(TimeSpan.FromHours(3)), await FetchAsync("/closed"));
    }

    [Theory]
    [InlineData(404, "answered 404: there is no such page", 1)]
    [InlineData(403, "answered 403: it blocks the bot", 1)]
    [InlineData(500, "answered 500 Internal Server Error", 2)]
    public async Task Failures_are_told_in_words_and_tried_again_only_where_that_may_help(int status, string reason, int requests)
    {
        web.Answer("/rss", status);

        Assert.Equal(reason, Assert.IsType<FetchResult.Failed>(await FetchAsync("/rss")).Reason);
        Assert.Equal(requests, web.Requests.Count);
    }

    [Theory]
    [InlineData("\u001b[31mOut of order\u0007", "answered 418 [31mOut of order")]
    [InlineData("A phrase of so many words that it is none, and that would fill the page it is shown on, were it shown", "answered 418 418")]
    public async Task A_server_s_own_words_are_told_short_and_without_control_characters(string phrase, string reason)
    {
        web.Answer("/rss", context =>
        {
            context.Response.StatusCode = 418;
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = phrase;
            return Task.CompletedTask;
        });

        Assert.Equal(reason, Assert.IsType<FetchResult.Failed>(await FetchAsync("/rss")).Reason);
    }

    [Fact]
    public async Task A_hiccup_is_forgiven()
    {
        var asked = 0;
        web.Answer("/rss", context =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(LoopbackWeb.Feed(1));
        });

        Assert.IsType<FetchResult.Modified>(await FetchAsync("/rss"));
    }

    [Fact]
    public async Task A_page_that_is_no_feed_is_called_what_it_is()
    {
        web.Answer("/page", context => context.Response.WriteAsync("<!doctype html><html><body>News</body></html>"));

        Assert.Contains("HTML page", Assert.IsType<FetchResult.Failed>(await FetchAsync("/page")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_feed_is_unpacked(string encoding)
    {
        AnswerPacked("/rss", encoding, Encoding.UTF8.GetBytes(LoopbackWeb.Feed(3)), times: 1);

        Assert.Equal(3, Assert.IsType<FetchResult.Modified>(await FetchAsync("/rss")).Feed.Entries.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_unpacks_to_more_than_the_limit_is_stopped_there(string encoding)
    {
        AnswerPacked("/bomb", encoding, new byte[1024 * 1024], times: 100);
        var before = GC.GetTotalAllocatedBytes();

        var result = Assert.IsType<FetchResult.Failed>(await FetchAsync("/bomb"));

        Assert.Equal("sends more than the 1 MB that are read", result.Reason);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50 * 1024 * 1024);
    }

    [Fact]
    public async Task A_feed_that_is_a_gzip_file_itself_is_read()
    {
        AnswerGzipFile("/rss.gz", Encoding.UTF8.GetBytes(LoopbackWeb.Feed(3)));

        Assert.Equal(3, Assert.IsType<FetchResult.Modified>(await FetchAsync("/rss.gz")).Feed.Entries.Count);
    }

    [Fact]
    public async Task A_feed_that_is_a_gzip_file_itself_unpacks_to_no_more_than_the_limit()
    {
        AnswerGzipFile("/rss.gz", new byte[(1024 * 1024) + 1]);

        Assert.Equal("sends no feed: The document unpacks to more than the 1 MB that are read.", Assert.IsType<FetchResult.Failed>(await FetchAsync("/rss.gz")).Reason);
    }

    [Fact]
    public async Task A_body_that_does_not_unpack_is_told_in_words()
    {
        web.Answer("/rss", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.WriteAsync(LoopbackWeb.Feed(3));
        });

        Assert.Equal("sent a body that does not unpack", Assert.IsType<FetchResult.Failed>(await FetchAsync("/rss")).Reason);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_time_limit()
    {
        var asked = new TaskCompletionSource();
        web.Answer("/slow", async context =>
        {
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            asked.TrySetResult();
            await LoopbackWeb.UntilGivenUpAsync(context);
        });

        var fetch = FetchAsync("/slow");
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("did not answer within 30 seconds", Assert.IsType<FetchResult.Failed>(await fetch).Reason);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_told_in_words()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var own = FeedServicesBuilder.Create(time, ("AllowedHosts:0", $"127.0.0.1:{port}")).BuildServiceProvider();

        var result = await own.GetRequiredService<FeedFetcher>().FetchAsync($"http://127.0.0.1:{port}/rss", null, null, CancellationToken.None);

        Assert.Equal("refused the connection", Assert.IsType<FetchResult.Failed>(result).Reason);
    }

    [Fact]
    public async Task Credentials_in_an_address_go_to_its_own_server_alone()
    {
        await using var elsewhere = await LoopbackWeb.StartAsync();
        elsewhere.AnswerFeed("/rss");
        web.Answer("/rss", 302, ("Location", elsewhere.Url("/rss")));
        await using var own = FeedServicesBuilder.Create(time, FeedServicesBuilder.Allowing(web), ("AllowedHosts:1", $"127.0.0.1:{elsewhere.Port}")).BuildServiceProvider();

        var result = await own.GetRequiredService<FeedFetcher>().FetchAsync($"http://ada:s%3Dcret@127.0.0.1:{web.Port}/rss", null, null, CancellationToken.None);

        Assert.IsType<FetchResult.Modified>(result);
        Assert.Equal("Basic " + Convert.ToBase64String("ada:s=cret"u8), web.Requests.Single().Headers["Authorization"]);
        Assert.False(elsewhere.Requests.Single().Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Stopping_the_bot_stops_a_fetch()
    {
        using var stop = new CancellationTokenSource();
        web.Answer("/rss", async context =>
        {
            await stop.CancelAsync();
            await LoopbackWeb.UntilGivenUpAsync(context);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetcher.FetchAsync(web.Url("/rss"), null, null, stop.Token));
    }

    private Task<FetchResult> FetchAsync(string path) => Fetcher.FetchAsync(web.Url(path), etag: null, lastModified: null, CancellationToken.None);

    private void AnswerGzipFile(string path, byte[] content)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        var packed = file.ToArray();
        web.Answer(path, context => context.Response.Body.WriteAsync(packed).AsTask());
    }

    private void AnswerPacked(string path, string encoding, byte[] content, int times) => web.Answer(path, async context =>
    {
        context.Response.Headers.ContentEncoding = encoding;
        await using Stream packed = encoding switch
        {
            "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
        };
        for (var i = 0; i < times && !context.RequestAborted.IsCancellationRequested; i++)
        {
            await packed.WriteAsync(content);
        }
    });
}
