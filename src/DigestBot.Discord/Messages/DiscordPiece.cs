using DigestBot.Core.Chat;

namespace DigestBot.Discord.Messages;

/// <summary>Components that stay together, with what they count against Discord's limits.</summary>
internal sealed record DiscordPiece(int Parts, int Characters, Action<DiscordPage> Write) : IPagePiece
{
    public bool KeepWithNext { get; init; }

    public bool IsDivider { get; init; }

    public static DiscordPiece Divider { get; } = new(1, 0, page => page.WriteSeparator()) { IsDivider = true };

    public static DiscordPiece Text(string markdown) => new(1, markdown.Length, page => page.WriteTextDisplay(markdown));

    /// <summary>A text with a picture or a button beside it.</summary>
    public static DiscordPiece Section(string markdown, DiscordPiece accessory) =>
        new(2 + accessory.Parts, markdown.Length + accessory.Characters, page => page.WriteSection(markdown, accessory.Write));

    public static DiscordPiece Thumbnail(string url, string description) => new(1, description.Length, page => page.WriteThumbnail(url, description));

    public static DiscordPiece CommandButton(string label, string command) => new(1, label.Length, page => page.WriteCommandButton(label, command));

    public static DiscordPiece LinkButton(string label, string url) => new(1, label.Length, page => page.WriteLinkButton(label, url));

    /// <summary>A row with a menu of commands.</summary>
    public static DiscordPiece Menu(string placeholder, IReadOnlyList<(string Label, string Command)> options) =>
        new(2, placeholder.Length + options.Sum(option => option.Label.Length), page => page.WriteRow([row => row.WriteMenu(placeholder, options)]));

    public static DiscordPiece File(string name) => new(1, 0, page => page.WriteFile(name));

    public static DiscordPiece Row(IReadOnlyList<DiscordPiece> buttons) =>
        new(1 + buttons.Sum(button => button.Parts), buttons.Sum(button => button.Characters), page => page.WriteRow(buttons.Select(button => button.Write)));
}
