using DigestBot.Core.Chat;

namespace DigestBot.Web.LocalChat;

/// <summary>Whose look a message is drawn in.</summary>
public enum MessageView
{
    Here,
    Discord,
    Slack,
}

/// <summary>A message as a page shows it.</summary>
/// <param name="Author">Null for the bot.</param>
/// <param name="Text">A person's words, or what stands in for a message that cannot be read.</param>
/// <param name="Message">The bot's message, in the console's own look.</param>
/// <param name="Bodies">In another platform's look: the very bodies its API would get.</param>
public sealed record ShownMessage(long Id, string? Author, DateTimeOffset At, string Text, ChatMessage? Message, IReadOnlyList<string> Bodies);
