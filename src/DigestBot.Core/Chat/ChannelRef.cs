namespace DigestBot.Core.Chat;

/// <summary>A channel as its platform names it.</summary>
/// <param name="Platform"><c>discord</c>, <c>slack</c> or <c>local</c>.</param>
/// <param name="Workspace">Guild or team id; <c>local</c> for the local chat.</param>
/// <param name="Channel">The channel's id there.</param>
public sealed record ChannelRef(string Platform, string Workspace, string Channel);
