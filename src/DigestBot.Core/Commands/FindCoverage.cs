using System.Text.RegularExpressions;
using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>What a message's menu offers on platforms that have such menus: the story of the link in that message.</summary>
public static partial class FindCoverage
{
    public const string Name = "Find coverage";

    /// <summary>The command's path, and its parameter that takes the link.</summary>
    public const string Path = "story";
    public const string Parameter = "story";

    public static ChatMessage NoLink { get; } = ChatMessage.Line("This message has no link to an article: choose one that has.");

    /// <summary>The first web address in the texts; null where there is none.</summary>
    public static string? LinkIn(IEnumerable<string?> texts) =>
        texts.Select(text => Link().Match(text ?? "")).FirstOrDefault(match => match.Success)?.Value;

    // What chats put around an address is no part of it: <…>, (…), a full stop at the end.
    [GeneratedRegex(@"https?://[^\s<>|""()]*[^\s<>|""().,;:!?]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
