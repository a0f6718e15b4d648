namespace DigestBot.Storage;

/// <summary>What was to be written is another node's business by now. Nothing was written.</summary>
public sealed class LeaseLostException(string message) : Exception(message);
