using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace DigestBot.Core.Digests.Alerts;

/// <summary>Posts what cannot wait for the next digest: each story once a channel, none that the channel has had, and none in its quiet hours.</summary>
/// <remarks>What was left out, in quiet hours or beyond the most an hour may bring, is in the next digest like everything else.</remarks>
public sealed partial class AlertPublisher(
    IChannelStore channels,
    IEditionStore editions,
    IStoryStore stories,
    IFeedStore feeds,
    EditionBuilder builder,
    IEnumerable<IChatPlatform> platforms,
    TimeProvider time,
    IOptions<CommandOptions> commands,
    ILogger<AlertPublisher> logger)
{
    /// <summary>A day on which everything is urgent must not drown a channel.</summary>
    private const int MostAnHour = 3;

    // More than an hour can have brought.
    private const int EditionsRead = 50;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What was last reported longer ago is no alert any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(3);

    private readonly ChannelStories _seen = new(stories, feeds);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Platform);

    /// <returns>How many alerts were queued.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var watching = (await channels.WatchingAsync(cancellationToken)).Where(channel => _platforms.ContainsKey(channel.Ref.Platform) && IsLoud(channel, now)).ToList();
        if (watching.Count == 0)
        {
            return 0;
        }

        var span = new CoverageSpan(now - Fresh, now, FollowsEdition: false);
        var coverage = new RecentCoverage(stories, feeds, builder, [.. watching.SelectMany(TopicsOf).Distinct()], now);
        await coverage.ReadAsync([.. watching.Select(channel => (span, channel.Ref.Subscriber)).Distinct()], cancellationToken);
        var queued = 0;
        foreach (var channel in watching)
        {
            try
            {
                queued += await PublishAsync(channel, span, coverage[span, channel], now, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // One channel's trouble is not another's; the next tick tries again.
                LogFailed(e, channel.Id.Value);
            }
        }

        return queued;
    }

    private async Task<int> PublishAsync(Channel channel, CoverageSpan span, SpanCoverage coverage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = await _seen.OfAsync(channel, coverage.Hidden, coverage.Stories, span.Holds, cancellationToken);
        var byTopic = ReferenceEquals(seen, coverage.Stories) ? coverage.ByTopic : builder.Under(seen, TopicsOf(channel));
        var candidates = Candidates(channel, byTopic).DistinctBy(candidate => candidate.Story.Id).ToList();
        if (candidates.Count == 0)
        {
            return 0;
        }

        var had = ChannelStories.Told((await editions.PostedAsync([channel.Id], ChannelStories.Ids(candidates.Select(candidate => candidate.Story)), cancellationToken))[channel.Id], seen);
        candidates.RemoveAll(candidate => had.ContainsKey(candidate.Story.Id));
        if (candidates.Count == 0)
        {
            return 0;
        }

        var left = MostAnHour - (await editions.ListAsync(channel.Id, EditionsRead, cancellationToken)).Count(edition => edition.Slot.IsAlert && edition.Edition.Built > now - Hour);
        var queued = 0;
        foreach (var (story, reason) in candidates.OrderByDescending(candidate => RankFigures.Of(candidate.Story).Newsrooms).Take(Math.Max(0, left)))
        {
            if (await FreezeAsync(channel, story, reason, now, cancellationToken) is { } frozen && await editions.PublishAlertAsync(story.Id, frozen, cancellationToken) is { } id)
            {
                LogQueued(id.Value, channel.Id.Value, reason);
                queued++;
            }
        }

        return queued;
    }

    private static IEnumerable<(Story Story, string Reason)> Candidates(Channel channel, StoriesByTopic byTopic)
    {
        var wishes = channel.Alerts;
        IEnumerable<(Story Story, string Reason)> urgent = wishes.Urgent is { } topic ? Found(byTopic, ChannelTopic.Of([topic], channel.OwnTopics)).Select(story => (story, $"On {topic}.")) : [];
        var big = wishes.Newsrooms is { } least
            ? Found(byTopic, channel.ChannelTopics).Select(story => (Story: story, RankFigures.Of(story).Newsrooms)).Where(story => story.Newsrooms >= least).Select(story => (story.Story, $"{story.Newsrooms} newsrooms report it."))
            : [];
        return urgent.Concat(big).Where(candidate => candidate.Story.Latest >= (wishes.Since ?? DateTimeOffset.MinValue) && IsLoud(channel, candidate.Story.Latest));
    }

    private static IEnumerable<Story> Found(StoriesByTopic byTopic, IReadOnlyList<ChannelTopic> topics) => byTopic.Of(topics).Select(found => found.Story);

    private static bool IsLoud(Channel channel, DateTimeOffset instant) => channel.QuietHours is not { } quiet || quiet.Release(instant, channel.Zone) == instant;

    private static IReadOnlyList<ChannelTopic> TopicsOf(Channel channel) =>
        channel.Alerts.Urgent is { } urgent ? [.. channel.ChannelTopics, .. ChannelTopic.Of([urgent], channel.OwnTopics)] : channel.ChannelTopics;

    /// <returns>Null where the channel does not want the story.</returns>
    private async Task<FrozenEdition?> FreezeAsync(Channel channel, Story story, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new EditionRequest { Title = "Alert", Zone = channel.Zone, Built = now, Remark = reason }.For(channel) with { Topics = [], StoryLimit = 1 };
        var edition = await builder.BuildAsync(request, [story], cancellationToken);
        if (edition.Stories.Count == 0)
        {
            return null;
        }

        var slot = EditionSlot.OfAlert(channel.Id, story.Id, Instant.FromDateTimeOffset(now).InUtc().Date);
        return new FrozenEdition(slot, edition, _platforms[channel.Ref.Platform].Render(EditionMessage.OfAlert(edition, commands.Value.Name), slot.Key), NextDue: null, Follows: null);
    }

    [LoggerMessage(LogLevel.Information, "Alert {EditionId} for channel {ChannelId}: {Reason}")]
    private partial void LogQueued(long editionId, long channelId, string reason);

    [LoggerMessage(LogLevel.Error, "The alerts of channel {ChannelId} could not be made; they are tried again at the next tick.")]
    private partial void LogFailed(Exception exception, long channelId);
}
