using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>The stories and feeds of a tick, read once for all channels: their spans mostly begin at the same instant.</summary>
/// <param name="topics">Of all channels.</param>
internal sealed class RecentCoverage(IStoryStore stories, IFeedStore feeds, EditionBuilder builder, IReadOnlyCollection<string> topics, DateTimeOffset now)
{
    private readonly Dictionary<CoverageSpan, SpanCoverage> _spans = [];
    private DateTimeOffset _since = DateTimeOffset.MaxValue;
    private IReadOnlyList<Story> _read = [];
    private IReadOnlyList<Feed>? _feeds;

    /// <summary>Reads what the spans need that has not been read yet.</summary>
    public async Task ReadAsync(IReadOnlyCollection<CoverageSpan> spans, CancellationToken cancellationToken)
    {
        _feeds ??= await feeds.ListAsync(cancellationToken);
        var earliest = spans.Min(span => span.Earliest);
        if (earliest < _since)
        {
            _read = await stories.ActiveAsync(earliest, now, cancellationToken);
            _since = earliest;
            _spans.Clear();
        }

        foreach (var span in spans.Where(span => !_spans.ContainsKey(span)))
        {
            List<Story> held = [.. _read.Where(span.Holds)];
            _spans[span] = new(held, builder.Under(held, topics), SourceNotice.Of(_feeds, span));
        }
    }

    /// <summary>A span that was read; may be asked for by many at once.</summary>
    public SpanCoverage this[CoverageSpan span] => _spans[span];
}

/// <summary>What an edition of a span may hold.</summary>
/// <param name="SourceNotice">What its footer says of sources.</param>
internal sealed record SpanCoverage(IReadOnlyList<Story> Stories, StoriesByTopic ByTopic, string? SourceNotice);
