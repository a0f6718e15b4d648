namespace DigestBot.Core.Feeds;

/// <summary>How a feed is doing, in a clause for people: "answers, but nothing new for 40 days".</summary>
/// <param name="IsFailing">It brings nothing as it is.</param>
public sealed record FeedHealth(bool IsFailing, string Words)
{
    /// <summary>It answers and has brought nothing for long.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>It has moved to where another of the sources is.</summary>
    public bool IsDouble { get; init; }

    /// <summary>It has moved not long ago, and was followed.</summary>
    public bool HasMoved { get; init; }

    /// <summary>Someone should look.</summary>
    public bool NeedsCare => IsFailing || IsQuiet || IsDouble;

    // Long enough to be seen, and to change the list it came from.
    private static readonly TimeSpan MoveIsNews = TimeSpan.FromDays(30);

    // A weekly column is quiet for a week; after a month someone should look.
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(30);

    /// <summary>After a look at it just now.</summary>
    public static FeedHealth Of(FetchResult result, DateTimeOffset now) => result switch
    {
        FetchResult.Modified modified => new FeedHealth(false, Answers(modified.Feed, now) + Moved(modified.MovedTo)),
        FetchResult.NotModified notModified => new FeedHealth(false, "answers: nothing new since the last poll" + Moved(notModified.MovedTo)),
        FetchResult.RateLimited(var wait) => new FeedHealth(true, $"asks to be left alone for {Duration(wait)}"),
        FetchResult.Gone => new FeedHealth(true, "is gone for good (410): remove it"),
        FetchResult.Failed(var reason) => new FeedHealth(true, reason),
        _ => throw new InvalidOperationException($"No such end of a fetch: {result.GetType().Name}."),
    };

    /// <summary>By what its document holds.</summary>
    public static FeedHealth Of(ParsedFeed document, DateTimeOffset now) => new(false, Answers(document, now));

    /// <summary>By what its polls have met so far.</summary>
    public static FeedHealth Of(Feed feed, DateTimeOffset now)
    {
        var poll = feed.Poll;
        if (poll.Ended)
        {
            return new FeedHealth(true, "is gone for good (410): remove it");
        }

        if (poll.FailingSince is { } since)
        {
            var last = poll.LastNew is { } lastNew ? $"; last new entry {Day(lastNew)}" : "";
            return new FeedHealth(true, $"{poll.LastError ?? "fails"}, for {Duration(now - since)}{last}");
        }

        if (poll.LastFetched is null)
        {
            return new FeedHealth(false, "not polled yet");
        }

        return new FeedHealth(false, Brings(poll, now) + Moved(poll, now))
        {
            IsQuiet = now - poll.LastNew > Quiet,
            IsDouble = poll.MovedOnto is not null,
            HasMoved = now - poll.MovedAt <= MoveIsNews,
        };
    }

    private static string Brings(FeedPollState poll, DateTimeOffset now) => poll.LastNew switch
    {
        null => "answers, but has brought nothing yet",
        { } newest when now - newest > Quiet => $"answers, but nothing new for {Duration(now - newest)}",
        { } newest => $"fine; last new entry {Duration(now - newest)} ago",
    };

    private static string Moved(FeedPollState poll, DateTimeOffset now) => poll switch
    {
        { MovedOnto: { } onto } => $"; moved to {FeedAddress.Display(onto)}, which is among the sources already: remove one of the two",
        { MovedFrom: { } from, MovedAt: { } at } when now - at <= MoveIsNews => $"; moved here from {FeedAddress.Display(from)} on {Day(at)}",
        _ => "",
    };

    private static string Answers(ParsedFeed feed, DateTimeOffset now)
    {
        if (feed.Entries.Count == 0)
        {
            return "answers, but has no entries";
        }

        var newest = feed.Entries.Max(entry => entry.Published <= now ? entry.Published : null);
        return newest switch
        {
            null => $"fine; {Entries(feed)} without dates",
            { } date when now - date > Quiet => $"answers, but nothing new for {Duration(now - date)}",
            { } date => $"fine; {Entries(feed)}, the newest {Duration(now - date)} old",
        };
    }

    private static string Entries(ParsedFeed feed) => feed.Entries.Count == 1 ? "1 entry" : $"{feed.Entries.Count} entries";

    private static string Moved(string? to) => to is null ? "" : $"; moved to {FeedAddress.Display(to)}";

    private static string Day(DateTimeOffset instant) => instant.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1.5 } => "a minute",
        { TotalMinutes: < 90 } => $"{span.TotalMinutes:0} minutes",
        { TotalHours: < 36 } => $"{span.TotalHours:0} hours",
        _ => $"{span.TotalDays:0} days",
    };
}
