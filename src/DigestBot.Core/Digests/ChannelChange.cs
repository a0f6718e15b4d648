namespace DigestBot.Core.Digests;

/// <summary>What someone changed in a channel.</summary>
/// <param name="User">The person's id on the channel's platform; null once they asked to be forgotten.</param>
/// <param name="UserName">As the platform showed it then.</param>
/// <param name="What">In words for the channel: "followed “ferry”". Holds no secret.</param>
/// <param name="Undo">Command lines, without the command's name, that take it back; empty where none does.</param>
public sealed record ChannelChange(ChannelId Channel, DateTimeOffset At, string? User, string? UserName, string What, IReadOnlyList<string> Undo);
