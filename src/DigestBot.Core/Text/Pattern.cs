namespace DigestBot.Core.Text;

/// <summary>What Core's regular expressions share.</summary>
internal static class Pattern
{
    /// <summary>The patterns are written to be linear; this is the net under one that is not after all.</summary>
    /// <remarks>It counts time on the wall: far less, and a machine that is merely busy would throw.</remarks>
    public const int TimeoutMilliseconds = 10_000;
}
