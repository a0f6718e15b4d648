using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>Feeds in words; their addresses only without what may be secret in them.</summary>
internal static class SourceLines
{
    public static RichText Of(Feed feed) => new([new Inline.Strong(feed.Title), new Inline.Text($" · {FeedAddress.Display(feed.Url)}{PagesOf(feed)}")]);

    // Said only where someone has chosen.
    private static string PagesOf(Feed feed) => feed.FetchPages switch
    {
        PageFetching.Never => " · pages never read",
        PageFetching.WhenShort => " · pages read for teasers",
        PageFetching.Always => " · pages always read",
        _ => "",
    };

    /// <exception cref="CommandException">No feed, or more than one, is meant.</exception>
    public static Feed Choose(IReadOnlyList<Feed> feeds, string typed, CommandOptions options)
    {
        var address = FeedAddress.Normalize(typed);
        var found = feeds.Where(feed => feed.Url == address).ToList();
        if (found.Count == 0)
        {
            found = [.. feeds.Where(feed => feed.Title.Equals(typed, StringComparison.OrdinalIgnoreCase))];
        }

        if (found.Count == 0)
        {
            found = [.. feeds.Where(feed => feed.Title.Contains(typed, StringComparison.OrdinalIgnoreCase))];
        }

        return found switch
        {
            [var feed] => feed,
            [] => throw new CommandException($"There is no such source: `{options.Line("sources list")}` shows their names."),
            _ => throw new CommandException($"{found.Count} sources are called like that: say which, for example {found[0].Title} or {found[1].Title}."),
        };
    }

    public static IReadOnlyList<Completion> Complete(IReadOnlyList<Feed> feeds, string typed) =>
    [
        .. feeds.Where(feed => feed.Title.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(Completion.Limit)
            .Select(feed => new Completion(feed.Title, $"{feed.Title} · {FeedAddress.Display(feed.Url)}")),
    ];
}
