namespace DigestBot.Core.Feeds.Parsing;

/// <summary>What the folder's regular expressions share.</summary>
internal static class TextPattern
{
    /// <summary>Every pattern is linear and sees short texts only; this is the net under one that is not.</summary>
    public const int TimeoutMilliseconds = 1000;
}
