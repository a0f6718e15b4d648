using System.Collections.Concurrent;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    /// <summary>Editions stored in one transaction: one wait for the disk serves them all, and deliveries begin while the next ones are made.</summary>
    private const int StoredTogether = 250;

    private const int StoredAtOnce = 2;

    private readonly ChannelStories _seen = new(stories, feeds);

    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Platform);

    /// <summary>Publishes what is due now, at most one edition a channel.</summary>
    /// <returns>How many editions with pages were queued.</returns>
    public async Task<int> PublishDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var plans = await PlanAsync(now, now, cancellationToken);

        // The merged ones first: after a crash between the two, the one to fill is still due.
        await MoveOnAsync(plans.SelectMany(planned => planned.Plan.MovedOn), now, cancellationToken);
        var published = 0;
        var fills = plans.FindAll(planned => planned.Plan.Filled is not null);
        var coverage = await ReadAsync(fills, now, cancellationToken);

        // While some are stored, the next ones are made, and those after them readied for the store.
        var storing = new Queue<Task<int>>();
        try
        {
            foreach (var together in fills.Chunk(StoredTogether))
            {
                var frozen = await FreezeAsync(together, coverage, now, cancellationToken);
                published += storing.Count == StoredAtOnce ? await storing.Dequeue() : 0;
                storing.Enqueue(Task.Run(() => StoreAsync(frozen, cancellationToken), CancellationToken.None));
            }
        }
        finally
        {
            published += (await Task.WhenAll(storing)).Sum();
        }

        return published;
    }

    /// <summary>Makes the editions that come due until then, and leaves them at that: at their minute, most of their stories are told already.</summary>
    /// <remarks>A model takes seconds to tell one, and thousands of channels have hundreds of stories between them.</remarks>
    /// <returns>How many editions were made.</returns>
    public async Task<int> RehearseAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fills = (await PlanAsync(until, now, cancellationToken)).FindAll(planned => planned.Plan.Filled?.NextDue > now);
        var coverage = await ReadAsync(fills, now, cancellationToken);
        var made = 0;
        foreach (var together in fills.Chunk(StoredTogether))
        {
            await BuildAsync(together, coverage, now, (_, _) => Interlocked.Increment(ref made), cancellationToken);
        }

        return made;
    }

    /// <param name="until">What is due then.</param>
    private async Task<List<PlannedEdition>> PlanAsync(DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await schedules.DueAsync(until, int.MaxValue, cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }

        var known = (await channels.DueAsync(until, cancellationToken)).ToDictionary(channel => channel.Id);
        return
        [
            .. due.GroupBy(schedule => schedule.Channel)
                .Where(group => known.ContainsKey(group.Key))
                .Select(group => Plan(known[group.Key], [.. group], until, now))
                .OfType<PlannedEdition>(),
        ];
    }

    private async Task<RecentCoverage> ReadAsync(IReadOnlyList<PlannedEdition> fills, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var coverage = new RecentCoverage(stories, feeds, builder, [.. fills.SelectMany(planned => planned.Channel.ChannelTopics).Distinct()], now);
        if (fills.Count > 0)
        {
            await coverage.ReadAsync([.. fills.Select(planned => (planned.Span, planned.Channel.Ref.Subscriber)).Distinct()], cancellationToken);
        }

        return coverage;
    }

    /// <returns>Null where nothing is to be done now.</returns>
    private PlannedEdition? Plan(Channel channel, IReadOnlyList<DigestSchedule> due, DateTimeOffset until, DateTimeOffset now)
    {
        try
        {
            if (DuePlan.Of(channel, due, until, options.Value.GracePeriod) is not { } plan)
            {
                return null;
            }

            if (plan.Filled is not null && !_platforms.ContainsKey(channel.Ref.Platform))
            {
                LogNowhere(channel.Id.Value, channel.Ref.Platform);
                plan = plan with { Filled = null, Slot = null, MovedOn = due };
            }

            return new PlannedEdition(channel, plan, CoverageSpan.Since(channel.CoveredUntil, now));
        }
        catch (Exception e)
        {
            // One channel's trouble is not another's. Its schedule stays due, so the next tick tries again.
            LogFailed(e, channel.Id.Value);
            return null;
        }
    }

    private async Task<IReadOnlyList<FrozenEdition>> FreezeAsync(PlannedEdition[] together, RecentCoverage coverage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var frozen = new ConcurrentBag<FrozenEdition>();
        var waiting = new ConcurrentBag<DigestSchedule>();
        await BuildAsync(
            together,
            coverage,
            now,
            (planned, edition) =>
            {
                if (edition.Counts.Stories > 0 && edition.Counts.Stories < planned.Channel.LeastStories)
                {
                    waiting.Add(planned.Plan.Filled!);
                }
                else
                {
                    frozen.Add(Freeze(planned, edition, now));
                }
            },
            cancellationToken);
        await MoveOnAsync(waiting, now, cancellationToken);
        return [.. frozen.OrderBy(edition => edition.Slot.Channel.Value)];
    }

    /// <param name="use">Called with each edition as it is made, by several threads at once.</param>
    private async Task BuildAsync(PlannedEdition[] together, RecentCoverage coverage, DateTimeOffset now, Action<PlannedEdition, Edition> use, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<ChannelId, IReadOnlyList<Story>>();
        foreach (var (channel, _, span) in together)
        {
            seen[channel.Id] = await _seen.OfAsync(channel, coverage[span, channel].Hidden, coverage[span, channel].Stories, span.Holds, cancellationToken);
        }

        var posted = await PostedAsync(seen, cancellationToken);
        await Parallel.ForEachAsync(together, cancellationToken, async (planned, stop) =>
        {
            try
            {
                use(planned, await BuildAsync(planned, seen[planned.Channel.Id], coverage[planned.Span, planned.Channel], posted[planned.Channel.Id], now, stop));
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // One channel's trouble is not another's. Its schedule stays due, so the next tick tries again.
                LogFailed(e, planned.Channel.Id.Value);
            }
        });
    }

    // Most channels see the same stories: those lists are one.
    private Task<ILookup<ChannelId, ToldStory>> PostedAsync(Dictionary<ChannelId, IReadOnlyList<Story>> seen, CancellationToken cancellationToken) =>
        editions.PostedAsync([.. seen.Keys], ChannelStories.Ids(seen.Values.Distinct().SelectMany(list => list)), cancellationToken);

    private Task<Edition> BuildAsync(PlannedEdition planned, IReadOnlyList<Story> seen, SpanCoverage coverage, IEnumerable<ToldStory> posted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new EditionRequest
        {
            Title = planned.Plan.Title,
            Zone = planned.Plan.Filled!.Zone,
            From = planned.Span.From,
            To = planned.Span.To,
            Built = now,
            Remark = planned.Plan.Remark(now),
            SourceNotice = coverage.SourceNotice,
            AlreadyPosted = ChannelStories.Told(posted, seen),
            OmitAlreadyPosted = true,
        };
        // What a channel's people split or merged is looked through for it alone.
        var found = ReferenceEquals(seen, coverage.Stories) ? coverage.ByTopic : builder.Under(seen, planned.Channel.ChannelTopics);
        return builder.BuildAsync(request.For(planned.Channel), found, cancellationToken);
    }

    private FrozenEdition Freeze(PlannedEdition planned, Edition edition, DateTimeOffset now)
    {
        // No news: no post, unless the channel wants to know. The slot is taken all the same, so that it is not tried again at every tick.
        var slot = planned.Plan.Slot!.Slot;
        var pages = edition.Stories.Count == 0 && !planned.Channel.PostsNoNews
            ? []
            : _platforms[planned.Channel.Ref.Platform].Render(EditionMessage.Of(edition, commands.Value.Name) with { Ping = planned.Plan.Filled!.Ping, ContinuesInThread = planned.Channel.Reading.Thread }, slot.Key);
        return new FrozenEdition(slot, edition, pages, ScheduleClock.Next(planned.Plan.Filled!, now).Due, planned.Channel.CoveredUntil);
    }

    private async Task<int> StoreAsync(IReadOnlyList<FrozenEdition> frozen, CancellationToken cancellationToken)
    {
        try
        {
            var ids = await editions.PublishAsync(frozen, cancellationToken);
            var queued = frozen.Zip(ids).Where(stored => stored.Second is not null && stored.First.Pages.Count > 0).ToList();
            LogQueued(queued.Count, queued.Sum(stored => stored.First.Pages.Count));
            foreach (var (edition, id) in queued)
            {
                LogPublished(id!.Value.Value, edition.Slot.Channel.Value, edition.Edition.Stories.Count, edition.Pages.Count);
            }

            return queued.Count;
        }
        catch (Exception e) when (frozen.Count == 1 && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, frozen[0].Slot.Channel.Value);
            return 0;
        }
        catch (Exception) when (frozen.Count > 1 && !cancellationToken.IsCancellationRequested)
        {
            // Together nothing was stored; each by itself, what is well gets through and what is not gets its line in the log.
            var queued = 0;
            foreach (var edition in frozen)
            {
                queued += await StoreAsync([edition], cancellationToken);
            }

            return queued;
        }
    }

    private Task MoveOnAsync(IEnumerable<DigestSchedule> merged, DateTimeOffset now, CancellationToken cancellationToken) =>
        schedules.MoveOnAsync([.. merged.Select(schedule => new ScheduleMove(schedule.Id, schedule.NextDue!.Value, ScheduleClock.Next(schedule, now).Due))], cancellationToken);

    [LoggerMessage(LogLevel.Information, "Queued {Editions} editions: {Pages} pages.")]
    private partial void LogQueued(int editions, int pages);

    // One of thousands: for who looks for a particular one.
    [LoggerMessage(LogLevel.Debug, "Edition {EditionId} for channel {ChannelId}: {Stories} stories on {Pages} pages.")]
    private partial void LogPublished(long editionId, long channelId, int stories, int pages);

    [LoggerMessage(LogLevel.Error, "The edition of channel {ChannelId} could not be made; it is tried again at the next tick.")]
    private partial void LogFailed(Exception exception, long channelId);

    [LoggerMessage(LogLevel.Warning, "Channel {ChannelId} has an edition due, but {Platform} is not configured; its news goes into the next one.")]
    private partial void LogNowhere(long channelId, string platform);

    private sealed record PlannedEdition(Channel Channel, DuePlan Plan, CoverageSpan Span);
}
