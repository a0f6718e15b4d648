using DigestBot.Core.Chat;

namespace DigestBot.Slack.Messages;

/// <summary>A block, with what it counts against Slack's limits.</summary>
internal sealed record SlackPiece(int Characters, Action<SlackPage> Write) : IPagePiece
{
    public int Parts => 1;

    public bool KeepWithNext { get; init; }

    public bool IsDivider { get; init; }

    /// <summary>Offered in the page's menu of stories.</summary>
    public SlackOption? Story { get; init; }
}

/// <summary>A line of a menu.</summary>
internal sealed record SlackOption(string Label, string Value);
