using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Hosting;
using DigestBot.Testing.Coverage;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks;

/// <summary>A database with feeds and articles, stored the way polls do.</summary>
internal static class StoredNews
{
    /// <param name="environment">As the bot will be started with.</param>
    public static async Task FillAsync(IReadOnlyDictionary<string, string> environment, int feeds, int articles, TimeSpan span)
    {
        await using var app = BotHost.CreateBuilder(AsSettings(environment)).AddDigestBot().Build();
        await BotHost.PrepareAsync(app.Services, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var store = app.Services.GetRequiredService<IFeedStore>();
        var sink = app.Services.GetRequiredService<CoverageKeeper>();
        var entries = new SampleNews(seed: 1).Entries(articles, now, span);
        for (var i = 0; i < feeds; i++)
        {
            var (feed, _) = await store.AddAsync(new NewFeed($"https://outlet-{i}.example/feed", $"Outlet {i}"), CancellationToken.None);
            // Due tomorrow: what is measured is the bot, not the network.
            await store.SavePollAsync(feed.Id, new FeedPollState { NextDue = now.AddDays(1), LastFetched = now }, CancellationToken.None);
            var share = entries.Skip(i * articles / feeds).Take(articles / feeds).ToList();
            await sink.AcceptAsync(feed, new ParsedFeed("rss2.0") { Entries = share }, CancellationToken.None);
        }
    }

    public static Dictionary<string, string?> AsSettings(IReadOnlyDictionary<string, string> environment) =>
        environment.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), string? (pair) => pair.Value);
}
