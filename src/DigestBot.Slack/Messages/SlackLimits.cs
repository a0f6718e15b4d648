namespace DigestBot.Slack.Messages;

/// <summary>What Slack takes in one message (its Block Kit reference, August 2026).</summary>
internal static class SlackLimits
{
    public const int Blocks = 50;

    /// <summary>Of one block. Documented for sections; kept for rich text too, which has no limit of its own.</summary>
    public const int BlockText = 3_000;

    /// <summary>Of all blocks together. Undocumented: <c>msg_blocks_too_long</c> came at 11,341 and not at 9,597 (bolt-js #2867).</summary>
    public const int AllText = 9_000;

    public const int Header = 150;

    public const int ActionsInBlock = 25;

    /// <summary>Of a button and of a menu's option.</summary>
    public const int Label = 75;

    public const int ButtonValue = 2_000;

    public const int OptionValue = 150;

    public const int OverflowOptions = 5;

    /// <summary>Advised for <c>text</c>, the notification.</summary>
    public const int Notification = 4_000;
}
