namespace DigestBot.Discord.Messages;

/// <summary>How a stored page says that it belongs in the thread below its edition's first page. What is sent does not have the mark.</summary>
internal static class BelowMark
{
    private const string Mark = """{"below":true,""";

    public static string On(string body) => Mark + body[1..];

    /// <returns>The body as Discord takes it; null where it carries no mark.</returns>
    public static string? TakenOff(string body) => body.StartsWith(Mark, StringComparison.Ordinal) ? "{" + body[Mark.Length..] : null;
}
