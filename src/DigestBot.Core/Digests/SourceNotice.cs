using DigestBot.Core.Feeds;

namespace DigestBot.Core.Digests;

/// <summary>What an edition's footer says of sources that have brought nothing for days.</summary>
internal static class SourceNotice
{
    private const int Named = 3;

    /// <returns>Null where nothing is to be told in this span: a notice falls into one edition of a channel only.</returns>
    /// <remarks>A feed with a secret in its address belongs to who added it, and is not told of in every channel.</remarks>
    public static string? Of(IEnumerable<Feed> feeds, CoverageSpan span)
    {
        var failing = feeds.Where(feed => FailureNotice.FallsWithin(feed.Poll, span.From, span.To) && !FeedAddress.HoldsSecret(feed.Url)).ToList();
        if (failing.Count == 0)
        {
            return null;
        }

        var named = string.Join("; ", failing.Take(Named).Select(feed => $"{feed.Title} ({FeedHealth.Of(feed, span.To).Words})"));
        var more = failing.Count > Named ? $"; and {failing.Count - Named} more" : "";
        return $"Nothing came from {named}{more}.";
    }
}
