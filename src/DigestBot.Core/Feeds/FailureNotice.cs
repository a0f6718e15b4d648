namespace DigestBot.Core.Feeds;

/// <summary>When people are told that a feed fails: after three days, then weekly.</summary>
/// <remarks>It follows from the first failure alone: nobody need remember who was told, and no one is told twice.</remarks>
public static class FailureNotice
{
    private static readonly TimeSpan First = TimeSpan.FromDays(3);

    private static readonly TimeSpan Again = TimeSpan.FromDays(7);

    /// <summary>Whether it falls due after <paramref name="from"/> and not after <paramref name="to"/>.</summary>
    public static bool FallsWithin(FeedPollState poll, DateTimeOffset from, DateTimeOffset to) => DueBy(poll, to) > DueBy(poll, from);

    /// <summary>Likewise, for who is told only once.</summary>
    public static bool FirstFallsWithin(FeedPollState poll, DateTimeOffset from, DateTimeOffset to) => DueBy(poll, from) == 0 && DueBy(poll, to) > 0;

    private static long DueBy(FeedPollState poll, DateTimeOffset at) =>
        at - poll.FailingSince is { } failing && failing >= First ? 1 + ((failing - First).Ticks / Again.Ticks) : 0;
}
