using DigestBot.Core.Feeds;

namespace DigestBot.Core.Chat;

/// <summary>A channel as its platform names it.</summary>
/// <param name="Platform"><c>discord</c>, <c>slack</c> or <c>local</c>.</param>
/// <param name="Workspace">Guild or team id; <c>local</c> for the local chat.</param>
/// <param name="Channel">The channel's id there.</param>
public sealed record ChannelRef(string Platform, string Workspace, string Channel)
{
    /// <summary>The built-in chat, where everything said is seen by everyone who opens it.</summary>
    public const string LocalPlatform = "local";

    /// <summary>Whose own feeds the channel has; null for the local chat, which is the operator's.</summary>
    public FeedSubscriber? Subscriber => Platform == LocalPlatform ? null : new(Platform, Workspace);
}
