using System.CommandLine;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot article …</c>: looking at single web pages.</summary>
internal static class ArticleCommand
{
    public static Command Create() =>
        new("article", "Shows what the bot reads in web pages, without running it.") { ArticleExtractCommand.Create() };
}
