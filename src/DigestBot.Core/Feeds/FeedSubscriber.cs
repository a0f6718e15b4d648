namespace DigestBot.Core.Feeds;

/// <summary>A workspace that may have feeds of its own. Where null stands for one, the operator is meant, whose feeds all workspaces share.</summary>
/// <param name="Platform">As in <c>ChannelRef</c>.</param>
/// <param name="Workspace">The guild's or team's id.</param>
public sealed record FeedSubscriber(string Platform, string Workspace);
