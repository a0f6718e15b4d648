namespace DigestBot.Core.Articles;

/// <summary>What the folder's regular expressions share.</summary>
internal static class Pattern
{
    /// <summary>The patterns are written to be linear; the time-out is there for the one that is not after all.</summary>
    public const int TimeoutMilliseconds = 2000;
}
