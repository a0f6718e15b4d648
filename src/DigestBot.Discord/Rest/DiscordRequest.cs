using DigestBot.Core.Chat;

namespace DigestBot.Discord.Rest;

/// <summary>One call on its way.</summary>
/// <param name="body">JSON, or null for none.</param>
internal sealed class DiscordRequest(DiscordRoute route, string? body = null)
{
    public DiscordRoute Route => route;

    public string? Body => body;

    /// <summary>Sent with the body, which then is one part of a form.</summary>
    public IReadOnlyList<ChatFile> Files { get; init; } = [];

    /// <summary>Of a message, asked right before it leaves.</summary>
    public SendLease? Lease { get; init; }

    /// <summary>Of a message, whether Discord may have acted on it: false while it waits for its turn, and again once Discord said that it did nothing.</summary>
    public bool MayHaveArrived { get; set; }
}
