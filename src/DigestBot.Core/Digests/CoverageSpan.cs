using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>The time a scheduled edition covers: [<paramref name="From"/>, <paramref name="To"/>).</summary>
/// <param name="FollowsEdition">It begins where the channel's previous edition ended, so that nothing may fall between the two.</param>
internal readonly record struct CoverageSpan(DateTimeOffset From, DateTimeOffset To, bool FollowsEdition)
{
    private static readonly TimeSpan First = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // The longest time between two polls of a feed: an article published just before an edition may arrive that much after it.
    private static readonly TimeSpan LongestWay = TimeSpan.FromDays(1);

    // Two machines' clocks may differ by so much; an edition that ends later than that was made by a clock that has been set back since.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>The earliest publication an article of this span may have.</summary>
    public DateTimeOffset Earliest => FollowsEdition ? From - LongestWay : From;

    /// <summary>A day for a channel's first edition, then the time since the previous one, and a week after a pause.</summary>
    /// <remarks>A day again where the previous one ends in the future: what it had is known by its stories, what it missed is not.</remarks>
    /// <param name="previous">Where the channel's previous edition ended.</param>
    public static CoverageSpan Since(DateTimeOffset? previous, DateTimeOffset now) => previous switch
    {
        null => new(now - First, now, FollowsEdition: false),
        { } end when end - now > ClockTolerance => new(now - First, now, FollowsEdition: false),
        { } end when now - end > Longest => new(now - Longest, now, FollowsEdition: false),
        { } end => new(end < now ? end : now, now, FollowsEdition: true),
    };

    public bool Holds(Story story)
    {
        var span = this;
        return story.Articles.Any(member => span.Holds(member.Article));
    }

    // Published in the span; or published before it and seen too late for the edition before.
    private bool Holds(Article article) =>
        article.When < To && (article.When >= From || (article.When >= Earliest && article.Seen >= From));
}
