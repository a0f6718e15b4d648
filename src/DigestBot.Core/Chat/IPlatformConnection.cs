namespace DigestBot.Core.Chat;

/// <summary>How the bot's connection to a platform stands, for the operator.</summary>
public interface IPlatformConnection
{
    /// <summary><see cref="ChannelRef.Platform"/>.</summary>
    string Platform { get; }

    bool IsConnected { get; }

    /// <summary>Why the bot no longer tries to connect, in a sentence; null while it does.</summary>
    string? Refusal { get; }
}
