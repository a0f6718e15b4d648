namespace DigestBot.CommandLine.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Subject">What was looked at: "database".</param>
/// <param name="Detail">What is so, and where it is not well, how to mend it.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Detail);

internal enum Verdict
{
    Good,

    /// <summary>Worth knowing; nothing is broken.</summary>
    Note,

    /// <summary>Has to be mended.</summary>
    Problem,
}
