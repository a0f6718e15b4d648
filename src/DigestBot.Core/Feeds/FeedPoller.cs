using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Feeds;

/// <summary>Polls the feeds that are due and hands what they brought to the next stage.</summary>
public sealed partial class FeedPoller(
    IFeedStore store,
    IEntrySink sink,
    FeedFetcher fetcher,
    IOptions<FeedOptions> options,
    TimeProvider time,
    ILogger<FeedPoller> logger)
{
    // More wait for the next tick, longest overdue first.
    private const int MaxFeedsPerTick = 1000;

    // The next tick begins when every host of this one is done: what a slow host has left waits for it, and other hosts' feeds do not.
    private static readonly TimeSpan HostTurn = TimeSpan.FromMinutes(1);

    // A node that dies in the middle of a poll leaves the feed to the others for so long: more than a fetch and its pages take.
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(5);

    private readonly FeedOptions options = options.Value;

    // Feeds whose next poll could not be noted down: while the disk is full, they still keep their rhythm.
    private readonly ConcurrentDictionary<FeedId, DateTimeOffset> unsavedNextDue = new();

    // A host that asked one of its feeds' polls to wait means all of them.
    private readonly ConcurrentDictionary<string, DateTimeOffset> pausedHosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hosts side by side, a host's feeds one after the other. One feed's trouble never keeps another from its turn.</summary>
    public async Task PollDueFeedsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await store.DueAsync(now, MaxFeedsPerTick, cancellationToken);
        var hosts = due.Where(feed => unsavedNextDue.GetValueOrDefault(feed.Id) <= now).GroupBy(HostOf, StringComparer.OrdinalIgnoreCase);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrentFetches, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(hosts, parallel, async (feeds, token) =>
        {
            var begun = time.GetTimestamp();
            foreach (var feed in feeds.TakeWhile(_ => time.GetElapsedTime(begun) <= HostTurn))
            {
                await PollAsync(feed, token);
            }
        });
    }

    private async Task PollAsync(Feed feed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (pausedHosts.TryGetValue(HostOf(feed), out var until) && until > now)
        {
            await NoteAsync(feed, feed.Poll with { NextDue = now + PollSchedule.AfterRateLimit(until - now, options, Chance()) }, movedTo: null, cancellationToken);
            return;
        }

        if (!await store.ClaimAsync(feed, now + ClaimFor, cancellationToken))
        {
            return;
        }

        var result = await fetcher.FetchAsync(feed.Url, feed.Poll.ETag, feed.Poll.LastModified, cancellationToken);
        FeedPollState state;
        try
        {
            state = await TakeAsync(feed, result, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // What it brought could not be stored; the next poll brings it again, for the ETag was not kept.
            LogNotStored(problem, feed.Id);
            state = Failed(feed.Poll, "its entries could not be stored");
        }

        if (FailureNotice.FirstFallsWithin(state, feed.Poll.LastFetched ?? now, now))
        {
            LogFailingForDays(feed.Id, FeedHealth.Of(feed with { Poll = state }, now).Words);
        }

        await NoteAsync(feed, state with { NextDue = state.Wishes.NextOpen(state.NextDue) }, MovedTo(result), cancellationToken);
    }

    private async Task NoteAsync(Feed feed, FeedPollState state, string? movedTo, CancellationToken cancellationToken)
    {
        try
        {
            await store.SavePollAsync(feed.Id, await MoveAsync(feed, state, movedTo, cancellationToken), cancellationToken);
            unsavedNextDue.TryRemove(feed.Id, out _);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogPollNotSaved(problem, feed.Id);
            unsavedNextDue[feed.Id] = state.NextDue;
        }
    }

    private async Task<FeedPollState> MoveAsync(Feed feed, FeedPollState state, string? movedTo, CancellationToken cancellationToken)
    {
        if (movedTo is null)
        {
            // A failure says nothing of where the feed lives.
            return state.ConsecutiveFailures > 0 ? state : state with { MovedOnto = null };
        }

        if (await store.MoveAsync(feed.Id, movedTo, cancellationToken))
        {
            LogMoved(feed.Id, FeedAddress.Display(movedTo));
            return state with { MovedFrom = feed.Url, MovedAt = time.GetUtcNow(), MovedOnto = null };
        }

        LogMovedOntoAnother(feed.Id, FeedAddress.Display(movedTo));
        return state with { MovedOnto = movedTo };
    }

    private async Task<FeedPollState> TakeAsync(Feed feed, FetchResult result, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        switch (result)
        {
            case FetchResult.Modified modified:
                var added = await sink.AcceptAsync(feed, modified.Feed, cancellationToken);
                LogPolled(feed.Id, modified.Feed.Entries.Count, added);
                return Succeeded(feed.Poll, now, PollSchedule.AfterDocument(
                    modified.Feed, PollSchedule.RhythmSeen(feed.Poll, added, now), result.FreshFor, now, options, Chance())) with
                {
                    LastNew = added == 0 ? feed.Poll.LastNew : feed.Poll.LastFetched is null ? Newest(modified.Feed, now) : now,
                    Wishes = modified.Feed.Wishes,
                    ETag = modified.ETag,
                    LastModified = modified.LastModified,
                };
            case FetchResult.NotModified:
                return Succeeded(feed.Poll, now, PollSchedule.AfterNothingNew(feed.Poll, result.FreshFor, options, Chance()));
            case FetchResult.RateLimited(var wait):
                LogRateLimited(feed.Id, wait);
                var pause = PollSchedule.AfterRateLimit(wait, options, Chance());
                pausedHosts[HostOf(feed)] = now + pause;
                return Failed(feed.Poll, $"asked us to wait {wait.TotalMinutes:0} minutes") with { NextDue = now + pause };
            case FetchResult.Gone:
                LogEnded(feed.Id);
                return Failed(feed.Poll, "answered 410 Gone: the publisher ended it") with { Ended = true };
            case FetchResult.Failed(var reason):
                LogFailed(feed.Id, reason);
                return Failed(feed.Poll, reason);
            default:
                throw new InvalidOperationException($"No such end of a fetch: {result.GetType().Name}.");
        }
    }

    /// <summary>What a first poll brings may be old: a feed that ended last spring is not fresh because it was added today.</summary>
    private static DateTimeOffset Newest(ParsedFeed document, DateTimeOffset now) =>
        document.Entries.Max(entry => entry.Published <= now ? entry.Published : null) ?? now;

    private static FeedPollState Succeeded(FeedPollState before, DateTimeOffset now, TimeSpan interval) => before with
    {
        NextDue = now + interval,
        LastFetched = now,
        FailingSince = null,
        ConsecutiveFailures = 0,
        LastError = null,
    };

    private FeedPollState Failed(FeedPollState before, string reason)
    {
        var now = time.GetUtcNow();
        var failures = before.ConsecutiveFailures + 1;
        return before with
        {
            NextDue = now + PollSchedule.AfterFailure(failures, options, Chance()),
            LastFetched = now,
            FailingSince = before.FailingSince ?? now,
            ConsecutiveFailures = failures,
            LastError = reason,
        };
    }

    private static string? MovedTo(FetchResult result) => result switch
    {
        FetchResult.Modified modified => modified.MovedTo,
        FetchResult.NotModified notModified => notModified.MovedTo,
        _ => null,
    };

    private static string HostOf(Feed feed) => Uri.TryCreate(feed.Url, UriKind.Absolute, out var uri) ? uri.IdnHost : feed.Url;

    private static double Chance() => Random.Shared.NextDouble();

    [LoggerMessage(LogLevel.Debug, "Feed {FeedId}: {Entries} entries, {Added} new.")]
    private partial void LogPolled(FeedId feedId, int entries, int added);

    [LoggerMessage(LogLevel.Warning, "Feed {FeedId} asked us to wait {RetryAfter}.")]
    private partial void LogRateLimited(FeedId feedId, TimeSpan retryAfter);

    [LoggerMessage(LogLevel.Warning, "Feed {FeedId} is gone (410) and polled no more.")]
    private partial void LogEnded(FeedId feedId);

    [LoggerMessage(LogLevel.Warning, "Feed {FeedId} {Reason}.")]
    private partial void LogFailed(FeedId feedId, string reason);

    [LoggerMessage(LogLevel.Error, "Feed {FeedId} has brought nothing for 3 days: it {Health}. It is tried again by itself; remove it where it is gone.")]
    private partial void LogFailingForDays(FeedId feedId, string health);

    [LoggerMessage(LogLevel.Information, "Feed {FeedId} moved to {Address} for good, and is polled there from now on.")]
    private partial void LogMoved(FeedId feedId, string address);

    [LoggerMessage(LogLevel.Warning, "Feed {FeedId} moved to {Address}, which another feed has already: one of them can be removed.")]
    private partial void LogMovedOntoAnother(FeedId feedId, string address);

    [LoggerMessage(LogLevel.Error, "How the poll of feed {FeedId} ended could not be stored; it is asked again no sooner for that.")]
    private partial void LogPollNotSaved(Exception problem, FeedId feedId);

    [LoggerMessage(LogLevel.Error, "What feed {FeedId} brought could not be stored; the next poll brings it again.")]
    private partial void LogNotStored(Exception problem, FeedId feedId);
}
