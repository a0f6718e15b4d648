namespace DigestBot.Discord.Messages;

/// <summary>What Discord takes in one message with components (its component reference, August 2026).</summary>
internal static class DiscordLimits
{
    /// <summary>Nested ones count: a section with a text and a button is three.</summary>
    public const int Components = 40;

    /// <summary>Over all texts of a message. UTF-16 units are counted here, which are never fewer than Discord's characters.</summary>
    public const int Text = 4_000;

    public const int ButtonsInRow = 5;

    public const int ButtonLabel = 80;

    /// <summary>A menu's line; what it stands for takes as many as <see cref="CustomId"/>.</summary>
    public const int OptionLabel = 100;

    public const int ButtonUrl = 512;

    public const int CustomId = 100;

    public const int MediaUrl = 2_048;

    public const int Nonce = 25;
}
