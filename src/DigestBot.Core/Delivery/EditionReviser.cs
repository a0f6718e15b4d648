using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Delivery;

/// <summary>Brings posted editions up to date in channels that want it: where more newsrooms carry a story, or something of it changed.</summary>
/// <remarks>
/// Only what the message says changes. What the channel has been told stays what was posted first, so the next edition says "updated" all the same.
/// Editing twice is the same as once: after a crash in the middle, the next tick edits again.
/// </remarks>
public sealed partial class EditionReviser(
    IChannelStore channels,
    IScheduleStore schedules,
    IEditionStore editions,
    IOutbox outbox,
    IStoryStore stories,
    IFeedStore feeds,
    EditionBuilder builder,
    IEnumerable<IChatPlatform> platforms,
    TimeProvider time,
    IOptions<CommandOptions> commands,
    ILogger<EditionReviser> logger)
{
    // More schedules than that have no channel's editions within the window.
    private const int EditionsRead = 5;

    /// <summary>What was posted longer ago has been read, or scrolled away.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(12);

    private readonly ChannelStories _seen = new(stories, feeds);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Platform);

    /// <returns>How many editions were brought up to date.</returns>
    public async Task<int> ReviseAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var revised = 0;
        foreach (var channel in await channels.EditingAsync(cancellationToken))
        {
            if (!_platforms.TryGetValue(channel.Ref.Platform, out var platform))
            {
                continue;
            }

            try
            {
                foreach (var edition in await editions.ListAsync(channel.Id, EditionsRead, cancellationToken))
                {
                    var isRecent = !edition.Slot.IsAlert && now - edition.Edition.Built <= Window;
                    revised += isRecent && await ReviseAsync(channel, platform, edition, now, cancellationToken) ? 1 : 0;
                }
            }
            catch (DeliveryPostponedException later)
            {
                LogPostponed(later, channel.Id.Value);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // One channel's trouble is not another's; the next tick tries again.
                LogFailed(e, channel.Id.Value);
            }
        }

        return revised;
    }

    private async Task<bool> ReviseAsync(Channel channel, IChatPlatform platform, StoredEdition stored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(channel, stored.Edition, cancellationToken);
        var request = new EditionRequest { Title = stored.Edition.Title, Zone = stored.Edition.Zone, Built = now }.For(channel);
        if (current.Count == 0 || await builder.RetellAsync(stored.Edition, current, request, cancellationToken) is not { } edition)
        {
            return false;
        }

        var bodies = platform.Render(await MessageAsync(channel, stored.Slot, edition, cancellationToken), stored.Slot.Key);

        // One page more would be another message, one less an empty one: then it stays as it was posted. So does one of which a page is still on its way.
        var posted = await outbox.PostedAsync([.. Enumerable.Range(1, bodies.Count + 1).Select(stored.Slot.PageKey)], cancellationToken);
        if (posted.Count != bodies.Count)
        {
            return false;
        }

        var pages = posted.Zip(bodies, (page, body) => page with { Body = body }).ToList();
        try
        {
            foreach (var (page, before) in pages.Zip(posted).Where(pair => pair.First != pair.Second))
            {
                await platform.EditAsync(channel.Ref, posted[0].MessageId, page, cancellationToken);
            }
        }
        catch (DeliveryRejectedException refused)
        {
            // Noted as done all the same: asking again would be refused again, until something else changes.
            LogRefused(stored.Id.Value, channel.Id.Value, refused.Message);
        }

        await editions.ReviseAsync(stored.Id, edition, pages, cancellationToken);
        LogRevised(stored.Id.Value, channel.Id.Value);
        return true;
    }

    /// <summary>The edition's stories of which something came in since they were told, as the channel sees them.</summary>
    private async Task<Dictionary<StoryId, Story>> CurrentAsync(Channel channel, Edition edition, CancellationToken cancellationToken)
    {
        var current = new Dictionary<StoryId, Story>();
        foreach (var told in edition.Stories)
        {
            if (told.LastArticle is { } last
                && await stories.FindWholeAsync(told.Story, cancellationToken) is { } whole
                && await _seen.OneAsync(channel, whole, told.Story, cancellationToken) is { } story
                && story.Articles.Any(member => member.Article.Id.Value > last.Value))
            {
                current[told.Story] = story;
            }
        }

        return current;
    }

    private async Task<ChatMessage> MessageAsync(Channel channel, EditionSlot slot, Edition edition, CancellationToken cancellationToken)
    {
        var schedule = (await schedules.ListAsync(channel.Id, cancellationToken)).FirstOrDefault(candidate => candidate.Id == slot.Schedule);
        return EditionMessage.Of(edition, commands.Value.Name) with { Ping = schedule?.Ping, ContinuesInThread = channel.Reading.Thread };
    }

    [LoggerMessage(LogLevel.Information, "Edition {EditionId} of channel {ChannelId} was brought up to date.")]
    private partial void LogRevised(long editionId, long channelId);

    [LoggerMessage(LogLevel.Warning, "Edition {EditionId} of channel {ChannelId} could not be brought up to date: {Reason}")]
    private partial void LogRefused(long editionId, long channelId, string reason);

    [LoggerMessage(LogLevel.Information, "The editions of channel {ChannelId} are brought up to date later.")]
    private partial void LogPostponed(Exception exception, long channelId);

    [LoggerMessage(LogLevel.Error, "The editions of channel {ChannelId} could not be brought up to date; the next tick tries again.")]
    private partial void LogFailed(Exception exception, long channelId);
}
