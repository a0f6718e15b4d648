using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace DigestBot.Core.Digests;

/// <summary>Turns schedules that are due into frozen editions in the outbox.</summary>
/// <remarks>
/// A tick may come late, twice, or after days: what is due follows from the store alone. Of the slots a channel missed, the
/// newest is filled if it is younger than the grace period; all others are merged into it, or into the next one.
/// </remarks>
public sealed partial class EditionPublisher(
    IScheduleStore schedules,
    IChannelStore channels,
    IEditionStore editions,
    IStoryStore stories,
    IFeedStore feeds,
    EditionBuilder builder,
    IEnumerable<IChatPlatform> platforms,
    TimeProvider time,
    IOptions<DigestOptions> options,
    IOptions<CommandOptions> commands,
    ILogger<EditionPublisher> logger)
{
    // Ticks are seconds apart and a full house takes some more; what comes later than this a reader notices.
    private static readonly TimeSpan OnTime = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Platform);

    /// <summary>Publishes what is due now, at most one edition a channel.</summary>
    /// <returns>How many editions with news were queued.</returns>
    public async Task<int> PublishDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await schedules.DueAsync(now, int.MaxValue, cancellationToken);
        var coverage = new RecentCoverage(stories, feeds, now);
        var published = 0;
        foreach (var channel in due.Select(schedule => schedule.Channel).Distinct())
        {
            try
            {
                published += await PublishAsync(channel, now, coverage, cancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // One channel's trouble is not another's. Its schedule stays due, so the next tick tries again.
                LogFailed(e, channel.Value);
            }
        }

        return published;
    }

    private async Task<bool> PublishAsync(ChannelId id, DateTimeOffset now, RecentCoverage coverage, CancellationToken cancellationToken)
    {
        var due = (await schedules.ListAsync(id, cancellationToken)).Where(schedule => !schedule.Paused && schedule.NextDue <= now).ToList();
        var (filled, slot) = due
            .Select(schedule => (Schedule: schedule, Slot: ScheduleClock.Last(schedule, schedule.NextDue!.Value, now)))
            .Where(candidate => candidate.Slot is not null && now - candidate.Slot.Due <= options.Value.GracePeriod)
            .OrderByDescending(candidate => candidate.Slot!.Due)
            .FirstOrDefault();
        var channel = await channels.FindAsync(id, cancellationToken);
        if (slot is not null && (channel is null || !_platforms.ContainsKey(channel.Ref.Platform)))
        {
            LogNowhere(id.Value, channel?.Ref.Platform);
            filled = null;
        }

        // The merged ones first: after a crash between the two, the one to fill is still due.
        foreach (var merged in due.Where(schedule => schedule != filled))
        {
            await schedules.MoveOnAsync(merged.Id, merged.NextDue!.Value, ScheduleClock.Next(merged, now).Due, cancellationToken);
        }

        return filled is not null && await FillAsync(filled, slot!, channel!, now, coverage, cancellationToken);
    }

    private async Task<bool> FillAsync(
        DigestSchedule schedule, ScheduledSlot slot, Channel channel, DateTimeOffset now, RecentCoverage coverage, CancellationToken cancellationToken)
    {
        var previous = await editions.ListAsync(channel.Id, 1, cancellationToken);
        var span = CoverageSpan.Since(previous.Count > 0 ? previous[0].Edition.To : null, now);
        var candidates = await coverage.OfAsync(span, cancellationToken);
        var request = new EditionRequest
        {
            Title = Title(slot.Slot.Time),
            Zone = schedule.Zone,
            From = span.From,
            To = span.To,
            Built = now,
            Remark = now - slot.Due > OnTime ? $"Late: planned for {slot.Slot.Time:HH:mm}." : null,
            SourceNotice = SourceNotice.Of(await coverage.FeedsAsync(cancellationToken), span),
            AlreadyPosted = await editions.PostedAsync(channel.Id, [.. candidates.Select(story => story.Id)], cancellationToken),
            OmitAlreadyPosted = true,
        };
        var edition = await builder.BuildAsync(request.For(channel), candidates, cancellationToken);

        // No news: no post. The slot is taken all the same, so that it is not tried again at every tick.
        var pages = edition.Stories.Count == 0 ? [] : _platforms[channel.Ref.Platform].Render(EditionMessage.Of(edition, commands.Value.Name) with { Ping = schedule.Ping, ContinuesInThread = channel.Reading.Thread }, slot.Slot.Key);
        var id = await editions.PublishAsync(slot.Slot, edition, pages, ScheduleClock.Next(schedule, now).Due, cancellationToken);
        if (id is null || pages.Count == 0)
        {
            return false;
        }

        LogPublished(id.Value.Value, channel.Id.Value, edition.Stories.Count, pages.Count);
        return true;
    }

    private static string Title(LocalTime planned) => planned.Hour switch
    {
        < 4 or >= 22 => "Night digest",
        < 11 => "Morning digest",
        < 14 => "Midday digest",
        < 18 => "Afternoon digest",
        _ => "Evening digest",
    };

    [LoggerMessage(LogLevel.Information, "Edition {EditionId} for channel {ChannelId}: {Stories} stories on {Pages} pages.")]
    private partial void LogPublished(long editionId, long channelId, int stories, int pages);

    [LoggerMessage(LogLevel.Error, "The edition of channel {ChannelId} could not be made; it is tried again at the next tick.")]
    private partial void LogFailed(Exception exception, long channelId);

    [LoggerMessage(LogLevel.Warning, "Channel {ChannelId} has an edition due, but {Platform} is not configured; its news goes into the next one.")]
    private partial void LogNowhere(long channelId, string? platform);

    /// <summary>The stories and feeds of a tick, read once for all channels: their spans mostly begin at the same instant.</summary>
    private sealed class RecentCoverage(IStoryStore stories, IFeedStore feeds, DateTimeOffset now)
    {
        private DateTimeOffset _since = DateTimeOffset.MaxValue;
        private IReadOnlyList<Story> _read = [];
        private IReadOnlyList<Feed>? _feeds;

        public async Task<IReadOnlyList<Story>> OfAsync(CoverageSpan span, CancellationToken cancellationToken)
        {
            if (span.Earliest < _since)
            {
                _read = await stories.ActiveAsync(span.Earliest, now, cancellationToken);
                _since = span.Earliest;
            }

            return [.. _read.Where(span.Holds)];
        }

        public async Task<IReadOnlyList<Feed>> FeedsAsync(CancellationToken cancellationToken) => _feeds ??= await feeds.ListAsync(cancellationToken);
    }
}
