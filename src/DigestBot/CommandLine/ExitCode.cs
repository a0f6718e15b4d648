namespace DigestBot.CommandLine;

/// <summary>Scripts depend on these three.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command was understood; something in its input was not right.</summary>
    public const int Problem = 1;

    /// <summary>The command itself was not understood.</summary>
    public const int Usage = 2;
}
