namespace DigestBot.CommandLine;

/// <summary>What was given cannot be used. The message is one sentence that names the input and the mend.</summary>
internal sealed class InputException(string message) : Exception(message);
