using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing.Feeds.Day;

/// <summary>
/// Hours of a web whose publishers move, vanish, limit, time out and lie, polled by the product's own poller over loopback. The hours
/// are simulated: one host is asked at a time, and the clock moves on by what the poller waits.
/// </summary>
public sealed class FeedDay : IAsyncDisposable
{
    private const int FeedsOfAHost = 2;
    private const int RequestsAnHour = 6;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly DateTimeOffset begin = new(2024, 8, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly ManualTimeProvider clock;
    private readonly FakeNetwork network = new();
    private readonly LoopbackWeb web;
    private readonly Dictionary<string, List<Publisher>> hosts;

    private FeedDay(LoopbackWeb web, int feeds)
    {
        this.web = web;
        clock = new ManualTimeProvider(begin);
        var oddities = Enum.GetValues<Oddity>();
        Publishers = [.. Enumerable.Range(0, feeds).Select(i => Make(i, oddities[i / FeedsOfAHost % oddities.Length]))];
        hosts = Publishers.GroupBy(publisher => publisher.Host).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var host in hosts.Keys)
        {
            network.Add(host, web.Port);
        }

        web.AnswerAll(AnswerAsync);
        Services = FeedServicesBuilder.Create(
            new SkippingTimeProvider(clock, upTo: TimeSpan.FromSeconds(10)),
            ("HostSpacing", "00:00:01"), ("RetryDelay", "00:00:02"), ("Timeout", Timeout.ToString()), ("MaxConcurrentFetches", "1")).AddSingleton<INetwork>(network);
    }

    public IReadOnlyList<Publisher> Publishers { get; }

    /// <summary>The feeds' own; stores and the stages after them are the caller's to add.</summary>
    public IServiceCollection Services { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public int Requests => Publishers.Sum(publisher => publisher.Asked.Count);

    public static async Task<FeedDay> StartAsync(int feeds) => new(await LoopbackWeb.StartAsync(), feeds);

    /// <summary>Adds all feeds and polls them as they fall due.</summary>
    public async Task RunAsync(IServiceProvider services, TimeSpan length, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IFeedStore>();
        await store.ImportAsync([.. Publishers.Select(publisher => new NewFeed(publisher.Url, $"Post {publisher.Number}"))], cancellationToken);
        var poller = services.GetRequiredService<FeedPoller>();
        while (Now < begin + length)
        {
            await poller.PollDueFeedsAsync(cancellationToken);
            var next = (await store.ListAsync(cancellationToken)).Where(feed => !feed.Poll.Ended).Min(feed => feed.Poll.NextDue);
            var wait = next - Now;
            clock.Advance(wait > Tick ? TimeSpan.FromTicks((wait.Ticks + Tick.Ticks - 1) / Tick.Ticks * Tick.Ticks) : Tick);
        }
    }

    /// <summary>What was not as it must be, each in a sentence.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var titles = new List<string>();
        await foreach (var article in services.GetRequiredService<IArticleStore>().SeenSinceAsync(DateTimeOffset.UnixEpoch, cancellationToken))
        {
            titles.Add(article.Title);
        }

        var articles = titles.GroupBy(title => title[title.LastIndexOf('#')..]).ToDictionary(group => group.Key, group => group.Count());
        var feeds = await services.GetRequiredService<IFeedStore>().ListAsync(cancellationToken);
        return
        [
            .. Publishers.Zip(feeds).SelectMany(pair => new FeedDayChecks(pair.First, pair.Second, articles, Now).Problems()),
            .. hosts.SelectMany(host => FeedDayChecks.HostProblems(host.Key, host.Value)),
        ];
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    // Rhythms from twenty minutes to six hours.
    private Publisher Make(int number, Oddity oddity) =>
        new(number, $"host-{number / FeedsOfAHost}.example", oddity, begin, TimeSpan.FromMinutes(20 * Math.Pow(18, number * 7 % 11 / 10.0)));

    private async Task AnswerAsync(HttpContext context)
    {
        var publisher = hosts[context.Request.Host.Host].Single(publisher => context.Request.Path == publisher.Path || context.Request.Path == publisher.NewPath);
        var now = Now;
        var status = Status(publisher, context.Request, now);
        publisher.Asked.Add((now, context.Request.Path!, status));
        context.Response.StatusCode = status;
        switch (status)
        {
            case StatusCodes.Status200OK:
                await WriteAsync(publisher, context.Response, now);
                break;
            case StatusCodes.Status301MovedPermanently or StatusCodes.Status302Found:
                context.Response.Headers.Location = publisher.NewPath;
                break;
            case StatusCodes.Status429TooManyRequests:
                context.Response.Headers.RetryAfter = "3600";
                break;
            case StatusCodes.Status408RequestTimeout:
                clock.Advance(Timeout + TimeSpan.FromSeconds(1));
                await LoopbackWeb.UntilGivenUpAsync(context);
                break;
        }
    }

    private static async Task WriteAsync(Publisher publisher, HttpResponse response, DateTimeOffset now)
    {
        response.Headers.ETag = publisher.ETag(now);
        if (publisher.Oddity == Oddity.AsksForPatience)
        {
            response.Headers.CacheControl = "public, max-age=7200";
        }

        var (contentType, body) = publisher.Document(now);
        response.ContentType = contentType;
        await response.Body.WriteAsync(body);
    }

    /// <summary>408 stands for no answer at all.</summary>
    private int Status(Publisher publisher, HttpRequest request, DateTimeOffset now)
    {
        var hours = (now - begin).TotalHours;
        var unchanged = publisher.Oddity != Oddity.IgnoresConditions && request.Headers.IfNoneMatch == publisher.ETag(now);
        var good = unchanged ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
        return publisher.Oddity switch
        {
            Oddity.MovesForGood when hours > 5 && request.Path == publisher.Path => StatusCodes.Status301MovedPermanently,
            Oddity.MovesForAWhile when hours is > 5 and < 12 && request.Path == publisher.Path => StatusCodes.Status302Found,
            Oddity.VanishesForGood when hours > 10 => StatusCodes.Status410Gone,
            Oddity.IsMissing when hours > 9 => StatusCodes.Status404NotFound,
            Oddity.Blocks when hours > 3 => StatusCodes.Status403Forbidden,
            Oddity.LimitsItsRate when AskedLately(publisher.Host, now) >= RequestsAnHour => StatusCodes.Status429TooManyRequests,
            Oddity.TimesOut when hours is > 6 and < 10 => StatusCodes.Status408RequestTimeout,
            Oddity.Breaks when hours is > 6 and < 9 || (hours > 9 && publisher.Asked.Count % 4 == 0) => StatusCodes.Status500InternalServerError,
            _ => good,
        };
    }

    private int AskedLately(string host, DateTimeOffset now) => hosts[host].Sum(publisher => publisher.Asked.Count(asked => asked.At > now.AddHours(-1)));
}
