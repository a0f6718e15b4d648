using DigestBot.Core.Feeds;

namespace DigestBot.Web.Pages;

/// <summary>How a feed is doing, worst last.</summary>
internal enum SourceSeverity
{
    Well,
    NotFetchedYet,
    Quiet,
    Failing,
    Ended,
}

/// <summary>A feed's health in the operator's words.</summary>
/// <param name="Class">The badge's colour.</param>
/// <param name="Explanation">What went wrong and what will happen; null where nothing did.</param>
internal sealed record SourceHealth(SourceSeverity Severity, string Word, string Class, string? Explanation)
{
    public static SourceHealth Of(Feed feed, DateTimeOffset now)
    {
        var poll = feed.Poll;
        if (poll.Ended)
        {
            return new(SourceSeverity.Ended, "ended", "bad", "Its server says that it is gone for good: remove it, or add it again under its new address.");
        }

        if (poll.ConsecutiveFailures > 0)
        {
            var duration = poll.FailingSince is { } since ? $" for {WhenText.Span(now - since)}" : "";
            return new(SourceSeverity.Failing, $"failing{duration}", "bad", $"{poll.LastError ?? "No answer."} It is tried again by itself.");
        }

        if (poll.LastFetched is null)
        {
            return new(SourceSeverity.NotFetchedYet, "waiting", "plain", null);
        }

        return FeedHealth.Of(feed, now) switch
        {
            { IsDouble: true, Words: var words } => new(SourceSeverity.Quiet, "double", "plain", $"It is {words}."),
            { IsQuiet: true, Words: var words } => new(SourceSeverity.Quiet, "quiet", "plain", $"It {words}."),
            { HasMoved: true, Words: var words } => new(SourceSeverity.Well, "well", "good", $"It is {words}."),
            _ => new(SourceSeverity.Well, "well", "good", null),
        };
    }
}
