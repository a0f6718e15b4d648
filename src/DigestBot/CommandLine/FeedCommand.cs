using System.CommandLine;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot feed …</c>: looking at feeds without running the bot.</summary>
internal static class FeedCommand
{
    public static Command Create() =>
        new("feed", "Reads feeds and tells how they are, without running the bot.") { FeedParseCommand.Create(), FeedCheckCommand.Create() };
}
