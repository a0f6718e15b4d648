using System.Text;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Demo;
using DigestBot.Hosting;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DigestBot.Tests.Demo;

/// <summary>The demo's three days as a channel lives through them: its feeds read every hour, an edition every evening.</summary>
public sealed class DemoDaysTests : IDisposable
{
    private const int Days = 4;

    private static readonly DateTimeOffset End = new(2026, 3, 10, 20, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new(End.AddDays(-Days));

    [Fact]
    public async Task Nothing_is_told_twice_and_what_returns_says_and_cites_what_changed()
    {
        var editions = await LiveAsync();

        var told = new HashSet<StoryId>();
        var returned = new List<EditionStory>();
        foreach (var story in editions.SelectMany(edition => edition.Stories))
        {
            if (!told.Add(story.Story))
            {
                returned.Add(story);
            }
        }

        Assert.True(told.Count > 20, $"Only {told.Count} stories were told.");
        Assert.All(returned, story => Assert.StartsWith("UPDATED: ", story.Badge));
        Assert.All(returned, story => Assert.NotEmpty(EditionWords.Cited(story, story.Summary[0])));
        // The one change that the sample tells of: 23 killed on the third day, 31 on the fourth.
        Assert.Equal(["UPDATED: death toll 23 → 31"], returned.Select(story => story.Badge));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<Edition>> LiveAsync()
    {
        var settings = new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(_folder.Directory.FullName, "bot.db"), ["Feeds:List"] = "" };
        var builder = BotHost.CreateBuilder(settings).AddDigestBot();
        builder.Services.AddSingleton<TimeProvider>(_time);
        await using var app = builder.Build();
        await BotHost.PrepareAsync(app.Services, CancellationToken.None);
        var channel = await ScheduleAsync(app.Services);
        var coverage = DemoCoverage.EndingAt(End);
        var feeds = new Dictionary<DemoOutlet, Feed>();
        foreach (var outlet in coverage.Outlets)
        {
            (feeds[outlet], _) = await app.Services.GetRequiredService<IFeedStore>().AddAsync(new NewFeed(outlet.Site + "/feed", outlet.Name) { Language = outlet.Language }, CancellationToken.None);
        }

        var keeper = app.Services.GetRequiredService<CoverageKeeper>();
        while (_time.GetUtcNow() < End.AddHours(1))
        {
            _time.Advance(TimeSpan.FromHours(1));
            foreach (var (outlet, feed) in feeds)
            {
                var published = coverage.Articles.Where(article => article.Outlet == outlet && article.Published <= _time.GetUtcNow()).ToList();
                await keeper.AcceptAsync(feed, FeedParser.Parse(Encoding.UTF8.GetBytes(DemoFeedDocument.Of(outlet, published).Body)), CancellationToken.None);
            }

            await app.Services.GetRequiredService<EditionPublisher>().PublishDueAsync(CancellationToken.None);
        }

        var stored = await app.Services.GetRequiredService<IEditionStore>().ListAsync(channel, 100, CancellationToken.None);
        return [.. stored.Reverse().Select(edition => edition.Edition)];
    }

    private async Task<ChannelId> ScheduleAsync(IServiceProvider services)
    {
        var channels = services.GetRequiredService<IChannelStore>();
        var channel = await channels.GetOrAddAsync(new ChannelRef("local", "local", "general"), "general", CancellationToken.None);
        await channels.SaveAsync(channel with { StoryLimit = 30 }, CancellationToken.None);
        await services.GetRequiredService<IScheduleStore>().AddAsync(
            new DigestSchedule
            {
                Id = default,
                Channel = channel.Id,
                Time = new LocalTime(21, 0),
                Days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet(),
                Zone = "Etc/UTC",
                Created = _time.GetUtcNow(),
                NextDue = _time.GetUtcNow().AddHours(1),
            },
            CancellationToken.None);
        return channel.Id;
    }
}
