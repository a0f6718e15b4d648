using DigestBot.Core.Digests;

namespace DigestBot.Web;

/// <summary>What every page needs besides its own content.</summary>
/// <param name="Path">With its query: where a form of the frame returns to.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c>, or <c>auto</c>: as the system has it.</param>
/// <param name="Chats">The local channels, for the list on the left.</param>
public sealed record PageContext(
    string ConsoleTitle,
    string Path,
    string Theme,
    string FormToken,
    string CommandName,
    IReadOnlyList<Channel> Chats,
    DateTimeOffset Now,
    ConsoleAssets Assets)
{
    /// <summary>A chat with a command already in its box.</summary>
    public string Draft(string command) =>
        $"{ConsolePaths.Chat(Chats[0].Ref.Channel)}?draft={Uri.EscapeDataString($"/{CommandName} {command}")}";
}
