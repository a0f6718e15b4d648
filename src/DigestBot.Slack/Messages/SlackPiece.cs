using DigestBot.Core.Chat;

namespace DigestBot.Slack.Messages;

/// <summary>A block, with what it counts against Slack's limits.</summary>
internal sealed record SlackPiece(int Characters, Action<SlackPage> Write) : IPagePiece
{
    public int Parts { get; init; } = 1;

    public bool KeepWithNext { get; init; }

    public bool IsDivider { get; init; }

    /// <summary>Offered in the page's menu of stories.</summary>
    public SlackOption? Story { get; init; }

    /// <summary>Writes pieces, and the menu of their stories behind the last of these, before what closes the message.</summary>
    public static void WriteAll(IReadOnlyList<SlackPiece> pieces, SlackPage page)
    {
        var lastStory = pieces.ToList().FindLastIndex(piece => piece.Story is not null);
        for (var i = 0; i < pieces.Count; i++)
        {
            pieces[i].Write(page);
            if (i == lastStory)
            {
                var options = pieces.Select(piece => piece.Story).OfType<SlackOption>();
                page.WriteActions([() => page.WriteMenu(SlackMessageRenderer.MenuPlaceholder, options)]);
            }
        }
    }
}

/// <summary>A line of a menu.</summary>
internal sealed record SlackOption(string Label, string Value);
