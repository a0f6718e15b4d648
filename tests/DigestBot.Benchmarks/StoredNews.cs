using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
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

    /// <summary>Whatever the time is, it is the last hour of a day somewhere: there, today holds the most.</summary>
    public static async Task GiveLateZoneAsync(IReadOnlyDictionary<string, string> environment, IEnumerable<ChannelRef> places)
    {
        await using var app = BotHost.CreateBuilder(AsSettings(environment)).AddDigestBot().Build();
        await BotHost.PrepareAsync(app.Services, CancellationToken.None);
        var ahead = 23 - TimeProvider.System.GetUtcNow().Hour;
        ahead = ahead > 12 ? ahead - 24 : ahead;
        // These zones count the other way round: Etc/GMT-3 is three hours ahead of UTC.
        var zone = ahead == 0 ? "Etc/UTC" : $"Etc/GMT{-ahead:+0;-0}";
        var channels = app.Services.GetRequiredService<IChannelStore>();
        foreach (var place in places)
        {
            var channel = await channels.GetOrAddAsync(place, place.Channel, CancellationToken.None);
            await channels.SaveAsync(channel with { Zone = zone }, CancellationToken.None);
        }
    }

    public static Dictionary<string, string?> AsSettings(IReadOnlyDictionary<string, string> environment) =>
        environment.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), string? (pair) => pair.Value);
}
