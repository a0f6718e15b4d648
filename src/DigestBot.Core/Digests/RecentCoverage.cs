using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>The stories and feeds of a tick, read once for all channels: their spans mostly begin at the same instant, and few workspaces have feeds of their own.</summary>
/// <param name="topics">Of all channels.</param>
internal sealed class RecentCoverage(IStoryStore stories, IFeedStore feeds, EditionBuilder builder, IReadOnlyCollection<ChannelTopic> topics, DateTimeOffset now)
{
    private readonly Dictionary<(CoverageSpan Span, IReadOnlySet<FeedId> Hidden), SpanCoverage> _spans = [];
    private readonly Dictionary<FeedSubscriber, IReadOnlySet<FeedId>> _hidden = [];
    private DateTimeOffset _since = DateTimeOffset.MaxValue;
    private IReadOnlyList<Story> _read = [];
    private IReadOnlyList<Feed>? _feeds;
    private PrivateFeeds _private = new([]);

    /// <summary>Reads what the spans need that has not been read yet, for the channels of each workspace.</summary>
    public async Task ReadAsync(IReadOnlyCollection<(CoverageSpan Span, FeedSubscriber? Subscriber)> spans, CancellationToken cancellationToken)
    {
        if (_feeds is null)
        {
            _feeds = await feeds.ListAsync(cancellationToken);
            _private = await feeds.PrivateAsync(cancellationToken);
        }

        var earliest = spans.Min(wanted => wanted.Span.Earliest);
        if (earliest < _since)
        {
            _read = await stories.ActiveAsync(earliest, now, cancellationToken);
            _since = earliest;
            _spans.Clear();
        }

        foreach (var (span, subscriber) in spans)
        {
            var hidden = HiddenFrom(subscriber);
            if (!_spans.ContainsKey((span, hidden)))
            {
                List<Story> held = [.. _read.Where(span.Holds)];
                List<Story> seen = [.. held.Without(hidden).Where(span.Holds)];
                _spans[(span, hidden)] = new(hidden, seen, builder.Under(seen, topics), SourceNotice.Of(_private.SeenBy(subscriber, _feeds), span));
            }
        }
    }

    /// <summary>A span that was read, as the channel's workspace sees it; may be asked for by many at once.</summary>
    public SpanCoverage this[CoverageSpan span, Channel channel] => _spans[(span, _hidden[Key(channel.Ref.Subscriber)])];

    // One set for each workspace: the sets are told apart as objects.
    private IReadOnlySet<FeedId> HiddenFrom(FeedSubscriber? subscriber)
    {
        if (!_hidden.TryGetValue(Key(subscriber), out var hidden))
        {
            _hidden[Key(subscriber)] = hidden = _private.HiddenFrom(subscriber);
        }

        return hidden;
    }

    private static FeedSubscriber Key(FeedSubscriber? subscriber) => subscriber ?? new("", "");
}

/// <summary>What an edition of a span may hold.</summary>
/// <param name="Hidden">Feeds left out.</param>
/// <param name="SourceNotice">What its footer says of sources.</param>
internal sealed record SpanCoverage(IReadOnlySet<FeedId> Hidden, IReadOnlyList<Story> Stories, StoriesByTopic ByTopic, string? SourceNotice);
