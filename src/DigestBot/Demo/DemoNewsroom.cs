using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using NodaTime;

namespace DigestBot.Demo;

/// <summary>Sets the demo's bot up as a person would: feeds, a few channels with topics, and a schedule that is due now.</summary>
internal static class DemoNewsroom
{
    private static readonly IReadOnlySet<IsoDayOfWeek> EveryDay = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet();

    public static async Task OpenAsync(IServiceProvider services, DemoCoverage coverage, DemoFeedServer server, CancellationToken cancellationToken)
    {
        var feeds = services.GetRequiredService<IFeedStore>();
        foreach (var outlet in coverage.Outlets)
        {
            var feed = new NewFeed(server.FeedUrl(outlet), outlet.Name) { SiteUrl = outlet.Site, Category = outlet.Topic, Language = outlet.Language };
            await feeds.AddAsync(feed, cancellationToken);
        }

        await services.GetRequiredService<FeedPoller>().PollDueFeedsAsync(cancellationToken);
        await ScheduleNowAsync(services, "general", cancellationToken);
    }

    /// <summary>A daily schedule at this very minute: the first tick finds it due and posts the channel's first edition.</summary>
    private static async Task ScheduleNowAsync(IServiceProvider services, string channelName, CancellationToken cancellationToken)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetSystemDefault();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var channels = services.GetRequiredService<IChannelStore>();
        var channel = await channels.GetOrAddAsync(new ChannelRef("local", "local", channelName), channelName, cancellationToken);
        await channels.SaveAsync(channel with { Zone = zone.Id }, cancellationToken);
        var schedule = new DigestSchedule
        {
            Id = default,
            Channel = channel.Id,
            Time = Instant.FromDateTimeOffset(minute).InZone(zone).TimeOfDay,
            Days = EveryDay,
            Zone = zone.Id,
            Created = minute.AddMinutes(-1),
            NextDue = minute,
        };
        await services.GetRequiredService<IScheduleStore>().AddAsync(schedule, cancellationToken);
    }
}
